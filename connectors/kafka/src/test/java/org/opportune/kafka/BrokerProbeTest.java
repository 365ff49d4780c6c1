package org.opportune.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RealBroker.class)
class BrokerProbeTest {
    private static final Duration SHORT = Duration.ofSeconds(2);

    @Test
    void aPortWhereNobodyListensAndAHostThatIsNone() throws IOException {
        int free;
        try (ServerSocket taken = listener()) {
            free = taken.getLocalPort();
        }
        assertThat(BrokerProbe.finding(KafkaOptions.of("127.0.0.1:" + free)))
                .isEqualTo(
                        "nothing listens there, start the broker or correct host and port: server=127.0.0.1:" + free);
        // RFC 6761, 6.4: no name under .invalid is ever found.
        assertThat(BrokerProbe.finding(KafkaOptions.of("broker.invalid:9092")))
                .isEqualTo("no such host, correct the name: server=broker.invalid:9092");
    }

    @Test
    void aTlsPortTalkedToInPlain() throws Exception {
        // Without a key of its own it refuses every handshake, in TLS.
        try (ServerSocket tls =
                        SSLServerSocketFactory.getDefault().createServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Served served = new Served(tls)) {
            assertThat(BrokerProbe.finding(KafkaOptions.of(served.address())))
                    .startsWith("the port speaks TLS and the client does not, set security.protocol=SSL");
            assertThat(BrokerProbe.finding(tlsClient(served.address()))).startsWith("the port is open");
        }
    }

    @Test
    void aPlainBrokerTalkedToInTls() {
        KafkaOptions plain = RealBroker.freshOptions();
        assertThatThrownBy(() -> Topics.compare(
                        tlsClient(plain.bootstrapServers()), WantedTopic.all(1, WantedTopic.BROKERS_DEFAULT), SHORT))
                .isInstanceOf(KafkaProblem.class)
                .hasMessageContaining("the client speaks TLS and the port does not")
                .extracting(Throwable::getMessage)
                .asString()
                .hasLineCount(2);
        assertThat(BrokerProbe.finding(plain)).startsWith("the port is open: is it a Kafka broker");
    }

    private static KafkaOptions tlsClient(String server) {
        return new KafkaOptions(server, "x.", 1, Map.of("security.protocol", "SSL"));
    }

    private static ServerSocket listener() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    /** Shakes hands with whoever comes until it is closed. */
    private static final class Served implements AutoCloseable {
        private final ServerSocket server;

        Served(ServerSocket server) {
            this.server = server;
            Thread thread = new Thread(this::serve, "tls");
            thread.setDaemon(true);
            thread.start();
        }

        String address() {
            return "127.0.0.1:" + server.getLocalPort();
        }

        private void serve() {
            while (!server.isClosed()) {
                try (Socket socket = server.accept()) {
                    ((SSLSocket) socket).startHandshake();
                } catch (IOException e) {
                    // The peer went, as it should, or the test is over.
                }
            }
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }
}
