package org.opportune.kafka;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Key stores of a broker on loopback, made by the JDK's keytool. */
final class Certificates {
    static final String PASSWORD = "store-password";

    private final Path folder;

    Certificates(Path folder) {
        this.folder = folder;
    }

    /**
     * A key with a certificate that an authority of its own has signed. The authority is needed: what is trusted itself is
     * not asked for its date.
     *
     * @param start as keytool has it, such as -10d
     */
    Path keyStore(String name, String start, int days) throws IOException, InterruptedException {
        Path store = store(name);
        List<String> keys = List.of("-genkeypair", "-keyalg", "EC", "-storetype", "PKCS12");
        keytool(
                store,
                keys,
                "-alias",
                "authority",
                "-dname",
                "CN=authority of " + name,
                "-ext",
                "bc:c",
                "-validity",
                "30");
        keytool(
                store,
                keys,
                "-alias",
                name,
                "-signer",
                "authority",
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=dns:localhost,ip:127.0.0.1",
                "-startdate",
                start,
                "-validity",
                Integer.toString(days));
        keytool(
                store,
                List.of("-exportcert", "-rfc"),
                "-alias",
                "authority",
                "-file",
                authority(name).toString());
        keytool(store, List.of("-delete"), "-alias", "authority");
        return store;
    }

    /** Who signed it, for who shall trust it. */
    Path authority(String name) {
        return folder.resolve(name + ".pem");
    }

    private Path store(String name) {
        return folder.resolve(name + ".p12");
    }

    private void keytool(Path store, List<String> verb, String... more) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(verb);
        command.addAll(List.of("-keystore", store.toString(), "-storepass", PASSWORD));
        command.addAll(List.of(more));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.log").toFile())
                .start();
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException("keytool failed; see " + folder.resolve("keytool.log"));
        }
    }
}
