package org.opportune.schemas.option;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where a secret is kept: {@code file:/absolute/path} (a line break at its end does not belong to the secret) or {@code
 * env:NAME}. Read where it is needed, so that neither options nor a job graph carry it.
 */
public final class SecretReference {
    private static final String FILE = "file:";
    private static final String ENV = "env:";
    private static final Pattern PATH = Pattern.compile("/[^}\\n\\r]*[^}\\n\\r/]");
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern SECRET_KEY =
            Pattern.compile(".*(password|passwd|passphrase|secret).*|.*jaas\\.config|.*ssl\\.keystore\\.key");

    private SecretReference() {}

    /** True if the value has one of the two forms. */
    public static boolean isReference(String value) {
        return (isFile(value) && PATH.matcher(value.substring(FILE.length())).matches())
                || (value.startsWith(ENV)
                        && VARIABLE.matcher(value.substring(ENV.length())).matches());
    }

    /** True if what stands under a key of this name is a secret, whoever gave the name. */
    public static boolean isSecretKey(String key) {
        return SECRET_KEY.matcher(key.toLowerCase(Locale.ROOT)).matches();
    }

    /**
     * The secret, now.
     *
     * @throws IOException naming the place, never the content
     */
    public static String read(String reference) throws IOException {
        if (isFile(reference)) {
            return file(Path.of(reference.substring(FILE.length())));
        }
        String name = reference.substring(ENV.length());
        String value = System.getenv(name);
        if (value == null) {
            throw new IOException("variable must be set in the process that needs it: env=" + name);
        }
        return value;
    }

    private static boolean isFile(String value) {
        return value.startsWith(FILE);
    }

    private static String file(Path path) throws IOException {
        try {
            String text = Files.readString(path);
            int end = text.length();
            if (end > 0 && text.charAt(end - 1) == '\n') {
                end--;
            }
            if (end > 0 && text.charAt(end - 1) == '\r') {
                end--;
            }
            return text.substring(0, end);
        } catch (IOException e) {
            // The cause is left out: of a malformed text it may tell octets.
            throw new IOException("file must be readable text: file=" + path);
        }
    }
}
