package org.opportune.kafka;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnsupportedSaslMechanismException;
import org.jspecify.annotations.Nullable;

/** What a failure of Kafka's client means, and what to do. Looks at the door itself where the client only says "timeout". */
final class BrokerTrouble {
    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final int LOOKED_AT = 3;

    private static final String NO_TLS =
            "broker does not speak TLS on this port, take its TLS port or another kafka.client.security.protocol";
    private static final String TLS =
            "broker speaks TLS on this port, the client does not: set kafka.client.security.protocol to SSL or SASL_SSL";

    /** What a door speaks. */
    private enum Speech {
        TLS,
        SOMETHING_ELSE,
        NOTHING
    }

    private BrokerTrouble() {}

    /** The rule that does not hold, without the servers. */
    static String rule(KafkaOptions options, Throwable cause) {
        String known = ofLogin(options, cause);
        if (known == null) {
            known = ofTls(cause);
        }
        if (known != null) {
            return known;
        }
        return find(cause, TimeoutException.class) == null
                ? "broker refuses (" + cause.getClass().getSimpleName() + ": " + cause.getMessage() + ")"
                : silent(options);
    }

    /** Why a client did not even start. */
    static String notStarted(Throwable cause) {
        String why = "";
        for (Throwable e = cause; e != null; e = e.getCause()) {
            why = String.valueOf(e.getMessage());
            if (why.contains("JAAS")) {
                // It is told in its own words, and those may be the password.
                return "client cannot start (the JAAS entry cannot be read)";
            }
        }
        return "client cannot start (" + why + ")";
    }

    private static @Nullable String ofLogin(KafkaOptions options, Throwable cause) {
        if (find(cause, UnsupportedSaslMechanismException.class) != null) {
            return "broker does not know this way to log in, change kafka.client.sasl.mechanism";
        }
        if (find(cause, SaslAuthenticationException.class) == null) {
            return null;
        }
        return "broker refuses the login, name or password is wrong"
                + (options.login() == null
                        ? " in kafka.client.sasl.jaas.config"
                        : ": kafka.sasl.username=" + options.login().username());
    }

    private static @Nullable String ofTls(Throwable cause) {
        CertificateException expired = find(cause, CertificateExpiredException.class);
        if (expired != null) {
            return "broker's certificate has expired, it needs a new one (" + expired.getMessage() + ")";
        }
        CertificateException early = find(cause, CertificateNotYetValidException.class);
        if (early != null) {
            return "broker's certificate is not valid yet, are the clocks right? (" + early.getMessage() + ")";
        }
        SslAuthenticationException failed = find(cause, SslAuthenticationException.class);
        if (failed == null) {
            return null;
        }
        String said = "";
        for (Throwable e = failed; e != null; e = e.getCause()) {
            said = String.valueOf(e.getMessage());
            if (said.contains("PKIX path")) {
                return "broker's certificate is signed by nobody in kafka.client.ssl.truststore.location";
            }
        }
        return said.contains("Unsupported or unrecognized SSL message")
                ? NO_TLS
                : "TLS with the broker fails (" + said + ")";
    }

    private static String silent(KafkaOptions options) {
        Map<String, String> config = options.producerConfig();
        boolean tls = config.getOrDefault(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, "PLAINTEXT")
                .endsWith("SSL");
        List<String> unreachable = new ArrayList<>();
        List<String> servers = List.of(options.bootstrapServers().split(",")).stream()
                .limit(LOOKED_AT)
                .map(String::trim)
                .toList();
        for (String server : servers) {
            int colon = server.lastIndexOf(':');
            InetSocketAddress address = new InetSocketAddress(
                    server.substring(0, colon).replaceAll("[\\[\\]]", ""),
                    Integer.parseInt(server.substring(colon + 1)));
            try (Socket socket = new Socket()) {
                connect(socket, address);
                Speech speech = speech(socket, address);
                if (speech == (tls ? Speech.SOMETHING_ELSE : Speech.TLS)) {
                    return tls ? NO_TLS : TLS;
                }
            } catch (UnknownHostException e) {
                unreachable.add("no such host: host=" + address.getHostString());
            } catch (IOException e) {
                unreachable.add(server + ": " + e.getMessage());
            }
        }
        return unreachable.size() == servers.size()
                ? "broker cannot be reached (" + String.join("; ", unreachable) + ")"
                : "broker does not answer in time";
    }

    private static void connect(Socket socket, InetSocketAddress address) throws IOException {
        if (address.isUnresolved()) {
            throw new UnknownHostException(address.getHostString());
        }
        socket.connect(address, (int) LOOK.toMillis());
        socket.setSoTimeout((int) LOOK.toMillis());
    }

    /** A handshake that ends well, at the certificate or with an alert proves TLS. Nothing is sent beyond that. */
    private static Speech speech(Socket socket, InetSocketAddress address) {
        SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        try (SSLSocket tls =
                (SSLSocket) factory.createSocket(socket, address.getHostString(), address.getPort(), false)) {
            tls.startHandshake();
            return Speech.TLS;
        } catch (SocketTimeoutException e) {
            return Speech.NOTHING;
        } catch (IOException e) {
            boolean proven = find(e, CertificateException.class) != null
                    || String.valueOf(e.getMessage()).contains("fatal alert");
            return proven ? Speech.TLS : Speech.SOMETHING_ELSE;
        }
    }

    private static <T extends Throwable> @Nullable T find(Throwable from, Class<T> type) {
        for (Throwable e = from; e != null; e = e.getCause()) {
            if (type.isInstance(e)) {
                return type.cast(e);
            }
        }
        return null;
    }
}
