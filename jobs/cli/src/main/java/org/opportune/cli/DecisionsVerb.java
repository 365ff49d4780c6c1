package org.opportune.cli;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.opportune.kafka.KafkaOptions;
import org.opportune.kafka.KafkaProblem;
import org.opportune.kafka.Span;
import org.opportune.kafka.Topic;
import org.opportune.kafka.TopicReader;
import org.opportune.schemas.Masked;
import org.opportune.schemas.UndecodableRecord;
import org.opportune.schemas.Wire;
import org.opportune.schemas.decision.Decision;
import org.opportune.schemas.decision.DecisionKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The verb {@code decisions}. */
@Command(
        name = "decisions",
        mixinStandardHelpOptions = true,
        description = "Shows what the running job decided: each push and each refusal with its reason, numbers masked.",
        footer = {
            "",
            "Example:",
            "  opportune decisions --bootstrap localhost:9092 --of scenario.yaml --first 1 --within 5m",
            "",
            "A line is the time of the match, the subscriber, scenario and version, and what was decided. Without",
            "--within: what is there now. With it: what is there and what comes, as it comes. Order between subscribers",
            "is that of arrival.",
            "Exit codes: 0 ok, 1 fewer than --first in time or broker at fault, 2 wrong usage."
        })
final class DecisionsVerb implements Callable<Integer> {
    private final InstantSource clock;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Mixin
    private BrokerOptions broker = new BrokerOptions();

    @Mixin
    private DecisionFilter filter = new DecisionFilter();

    @Option(names = "--first", paramLabel = "N", description = "Ends when so many were shown.")
    private long first = Long.MAX_VALUE;

    @Option(names = "--within", paramLabel = "TIME", description = "Waits for more as long as this: 30s, 5m.")
    private @Nullable String within;

    @Option(names = "--json", description = "Print each as a JSON object on a line.")
    private boolean json;

    private long shown;

    /** @param clock what "ago" counts from */
    DecisionsVerb(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        if (first < 1) {
            throw new ParameterException(spec.commandLine(), "must be at least 1: --first=" + first);
        }
        Duration patience = patience();
        filter.read(clock, spec);
        Report report = new Report(spec);
        try {
            KafkaOptions options = ControlBoard.options(broker);
            try (TopicReader reader = TopicReader.ofAll(options, broker.timeout())) {
                Wire<Decision> wire = Wire.of(Decision.class);
                reader.follow(options.nameOf(Topic.DECISIONS), patience, record -> enough(report, wire, record));
            }
        } catch (KafkaProblem e) {
            report.complain(String.valueOf(e.getMessage()));
            return Opportune.FINDINGS;
        }
        return shown < first && first < Long.MAX_VALUE ? tooFew(report) : 0;
    }

    private Duration patience() {
        Long ms = within == null ? Long.valueOf(0) : Span.parse(within);
        if (ms == null || ms < 0) {
            throw new ParameterException(spec.commandLine(), "must be a time such as 30s or 5m: --within=" + within);
        }
        return Duration.ofMillis(ms);
    }

    private int tooFew(Report report) {
        report.complain("fewer than asked for: shown=" + shown + " --first=" + first);
        return Opportune.FINDINGS;
    }

    /** Shows the decision if it is meant; true if that is enough. */
    private boolean enough(Report report, Wire<Decision> wire, ConsumerRecord<byte[], byte[]> record) {
        try {
            Decision decision = wire.decode(record.value());
            if (filter.means(decision)) {
                show(report, decision);
                shown++;
            }
        } catch (UndecodableRecord e) {
            report.complain(
                    "not readable by this release: partition=" + record.partition() + " offset=" + record.offset());
        }
        return shown >= first;
    }

    private void show(Report report, Decision decision) {
        if (json) {
            report.json(asJson(decision));
            return;
        }
        String campaign = decision.getCampaign() == null ? "" : " of campaign " + decision.getCampaign();
        String detail = decision.getDetail() == null ? "" : " (" + decision.getDetail() + ")";
        String what = decision.getKind() == DecisionKind.ACTION ? "push" : "refused " + decision.getReason();
        report.say(Instant.ofEpochMilli(decision.getMatch().getMatchedMs()) + " "
                + Masked.msisdn(decision.getMatch().getMsisdn()) + " "
                + decision.getMatch().getScenario() + "@"
                + decision.getMatch().getFingerprint().substring(0, 8) + ": " + what + campaign + detail);
    }

    private static Map<String, Object> asJson(Decision decision) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(
                "matched",
                Instant.ofEpochMilli(decision.getMatch().getMatchedMs()).toString());
        json.put("decided", Instant.ofEpochMilli(decision.getDecidedMs()).toString());
        json.put("subscriber", Masked.msisdn(decision.getMatch().getMsisdn()));
        json.put("scenario", decision.getMatch().getScenario());
        json.put("fingerprint", decision.getMatch().getFingerprint());
        json.put("decision", decision.getKind().name());
        json.put("campaign", Objects.requireNonNullElse(decision.getCampaign(), ""));
        json.put(
                "reason",
                decision.getReason() == null ? "" : decision.getReason().name());
        json.put("detail", Objects.requireNonNullElse(decision.getDetail(), ""));
        return json;
    }
}
