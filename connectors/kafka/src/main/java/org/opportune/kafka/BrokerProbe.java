package org.opportune.kafka;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.Locale;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.apache.kafka.clients.CommonClientConfigs;

/**
 * Looks at the bootstrap servers with a bare socket, to say why Kafka's client got no answer: it only says that time is
 * over. Sends nothing but the beginning of a TLS handshake. Two seconds for each step at most.
 */
final class BrokerProbe {
    private static final int PATIENCE_MS = 2_000;

    private enum Seen {
        NO_SUCH_HOST,
        NOBODY,
        SILENT,
        PLAIN,
        TLS
    }

    private BrokerProbe() {}

    /** What is wrong with the first server that is wrong, and what to do; one line. */
    static String finding(KafkaOptions options) {
        boolean tls = options.producerConfig()
                .getOrDefault(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, "PLAINTEXT")
                .toUpperCase(Locale.ROOT)
                .endsWith("SSL");
        for (String each : options.bootstrapServers().split(",", -1)) {
            String server = each.trim();
            Seen seen = look(server);
            if (seen != (tls ? Seen.TLS : Seen.PLAIN)) {
                return words(seen) + ": server=" + server;
            }
        }
        return "the port is open: is it a Kafka broker, can its advertised.listeners be reached from here, does it want"
                + " a login (security.protocol=SASL_...)?";
    }

    private static String words(Seen seen) {
        return switch (seen) {
            case NO_SUCH_HOST -> "no such host, correct the name";
            case NOBODY -> "nothing listens there, start the broker or correct host and port";
            case SILENT -> "no connection in time, is there a firewall between";
            case TLS ->
                "the port speaks TLS and the client does not, set security.protocol=SSL and ssl.truststore.location";
            case PLAIN ->
                "the client speaks TLS and the port does not, take the broker's TLS port or another security.protocol";
        };
    }

    private static Seen look(String server) {
        int colon = server.lastIndexOf(':');
        String host = server.substring(0, colon).replace("[", "").replace("]", "");
        InetSocketAddress address = new InetSocketAddress(host, Integer.parseInt(server.substring(colon + 1)));
        if (address.isUnresolved()) {
            return Seen.NO_SUCH_HOST;
        }
        try (Socket socket = new Socket()) {
            socket.connect(address, PATIENCE_MS);
            return speaksTls(socket, host, address.getPort()) ? Seen.TLS : Seen.PLAIN;
        } catch (SocketTimeoutException e) {
            return Seen.SILENT;
        } catch (IOException e) {
            return Seen.NOBODY;
        }
    }

    /** Whether the other side answers a TLS hello, be it with a certificate that nobody trusts. */
    private static boolean speaksTls(Socket socket, String host, int port) {
        SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        try (SSLSocket tls = (SSLSocket) factory.createSocket(socket, host, port, true)) {
            tls.setSoTimeout(PATIENCE_MS);
            tls.startHandshake();
            return true;
        } catch (SSLHandshakeException e) {
            // A plain peer hangs up on a hello that it cannot read.
            return !(e.getCause() instanceof EOFException) && !(e.getCause() instanceof SocketException);
        } catch (IOException e) {
            return false;
        }
    }
}
