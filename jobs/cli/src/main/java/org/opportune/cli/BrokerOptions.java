package org.opportune.cli;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** Where the broker is; the same for every verb that talks to it. Names no class of the broker's client. */
final class BrokerOptions {
    @Option(
            names = "--bootstrap",
            required = true,
            paramLabel = "HOST:PORT",
            description = "The broker, or several separated by commas.")
    private String bootstrap = "";

    @Option(
            names = "--prefix",
            defaultValue = "opportune.",
            description = "In front of every topic's name (${DEFAULT-VALUE}).")
    private String prefix = "opportune.";

    @Option(
            names = "--timeout",
            defaultValue = "15",
            paramLabel = "SECONDS",
            description = "How long the broker may take for an answer (${DEFAULT-VALUE}).")
    private int timeoutSeconds = 15;

    @Option(
            names = "--client",
            paramLabel = "KEY=VALUE",
            description = "A setting of Kafka's client, repeatable; secrets as file:/path or env:NAME.")
    private Map<String, String> client = new HashMap<>();

    String bootstrap() {
        return bootstrap;
    }

    String prefix() {
        return prefix;
    }

    Duration timeout() {
        return Duration.ofSeconds(Math.max(1, timeoutSeconds));
    }

    /** Client settings by their own names: those given, and the timeouts that follow. */
    Map<String, String> client() {
        String millis = Long.toString(timeout().toMillis());
        Map<String, String> all = new HashMap<>(client);
        all.putIfAbsent("request.timeout.ms", millis);
        all.putIfAbsent("max.block.ms", millis);
        // The client wants it to be longer than one request and its lingering.
        all.putIfAbsent(
                "delivery.timeout.ms", Long.toString(timeout().plusSeconds(5).toMillis()));
        return all;
    }
}
