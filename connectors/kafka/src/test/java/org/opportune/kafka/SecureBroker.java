package org.opportune.kafka;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.network.ListenerName;
import org.apache.kafka.common.test.KafkaClusterTestKit;
import org.apache.kafka.common.test.TestKitNodes;

/**
 * One real broker with four doors: plain, TLS, TLS with a login (PLAIN and SCRAM-SHA-512), and TLS with a certificate that
 * has expired.
 */
final class SecureBroker {
    static final String USER = "app";
    /** With what a JAAS entry must have escaped. */
    static final String PASSWORD = "pass\"w\\ord; #1";

    private static final int BROKER = 0;

    private final KafkaClusterTestKit kit;
    final Path trusted;
    final Path trustedExpired;

    private SecureBroker(KafkaClusterTestKit kit, Path trusted, Path trustedExpired) {
        this.kit = kit;
        this.trusted = trusted;
        this.trustedExpired = trustedExpired;
    }

    static SecureBroker start(Path folder) throws Exception {
        Certificates certificates = new Certificates(folder);
        Path good = certificates.keyStore("good", "-1d", 30);
        Path expired = certificates.keyStore("expired", "-10d", 5);
        TestKitNodes nodes = new TestKitNodes.Builder()
                .setCombined(true)
                .setNumBrokerNodes(1)
                .setNumControllerNodes(1)
                .build();
        KafkaClusterTestKit.Builder builder = new KafkaClusterTestKit.Builder(nodes)
                .setConfigProp(
                        "listeners",
                        "EXTERNAL://localhost:0,CONTROLLER://localhost:0,TLS://localhost:0,LOGIN://localhost:0,OLD://localhost:0")
                .setConfigProp(
                        "listener.security.protocol.map",
                        "EXTERNAL:PLAINTEXT,CONTROLLER:PLAINTEXT,TLS:SSL,LOGIN:SASL_SSL,OLD:SSL")
                .setConfigProp("log.cleaner.dedupe.buffer.size", "2097152")
                .setConfigProp("offsets.topic.replication.factor", "1")
                .setConfigProp("offsets.topic.num.partitions", "1")
                .setConfigProp("listener.name.login.sasl.enabled.mechanisms", "PLAIN,SCRAM-SHA-512")
                .setConfigProp(
                        "listener.name.login.plain.sasl.jaas.config",
                        "org.apache.kafka.common.security.plain.PlainLoginModule required user_" + USER + "=\""
                                + SecretProvider.quoted(PASSWORD) + "\";")
                .setConfigProp(
                        "listener.name.login.scram-sha-512.sasl.jaas.config",
                        "org.apache.kafka.common.security.scram.ScramLoginModule required;");
        keys(builder, "tls", good);
        keys(builder, "login", good);
        keys(builder, "old", expired);
        KafkaClusterTestKit kit = builder.build();
        kit.format();
        kit.startup();
        kit.waitForReadyBrokers();
        SecureBroker broker = new SecureBroker(kit, certificates.authority("good"), certificates.authority("expired"));
        broker.addUser();
        return broker;
    }

    private static void keys(KafkaClusterTestKit.Builder builder, String listener, Path store) {
        String prefix = "listener.name." + listener + ".ssl.";
        Map.of(
                        "keystore.type",
                        "PKCS12",
                        "keystore.location",
                        store.toString(),
                        "keystore.password",
                        Certificates.PASSWORD,
                        "key.password",
                        Certificates.PASSWORD)
                .forEach((key, value) -> builder.setConfigProp(prefix + key, value));
    }

    private void addUser() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", plain()))) {
            admin.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(
                            USER, new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096), PASSWORD)))
                    .all()
                    .get();
        }
    }

    String plain() {
        return at("EXTERNAL");
    }

    String tls() {
        return at("TLS");
    }

    String login() {
        return at("LOGIN");
    }

    String expired() {
        return at("OLD");
    }

    private String at(String listener) {
        return "localhost:" + kit.brokers().get(BROKER).boundPort(new ListenerName(listener));
    }

    /** A file with this text. */
    static String fileWith(Path folder, String text) throws Exception {
        return "file:" + Files.writeString(Files.createTempFile(folder, "secret", ""), text);
    }

    void close() throws Exception {
        kit.close();
    }
}
