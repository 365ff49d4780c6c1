package org.opportune.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.opportune.kafka.KafkaOptions;
import org.opportune.kafka.KafkaProblem;
import org.opportune.kafka.Topic;
import org.opportune.kafka.TopicReader;
import org.opportune.schemas.Masked;
import org.opportune.schemas.UndecodableRecord;
import org.opportune.schemas.Wire;
import org.opportune.schemas.decision.Decision;
import org.opportune.schemas.decision.DecisionKind;

/** The decisions of one broker. Names the Kafka door, so it is loaded when the verb needs it and not before. */
final class DecisionsRun {
    private final BrokerOptions broker;
    private final DecisionFilter filter;
    private final Report report;
    private final boolean json;
    private final Wire<Decision> wire = Wire.of(Decision.class);
    private long shown;

    DecisionsRun(BrokerOptions broker, DecisionFilter filter, Report report, boolean json) {
        this.broker = broker;
        this.filter = filter;
        this.report = report;
        this.json = json;
    }

    /**
     * Shows at most so many; how many it were, or -1 if the broker is at fault, which has been said.
     *
     * @param patience how long to wait for what comes; none = ends with what is there now
     */
    long show(long first, Duration patience) {
        try {
            KafkaOptions options = ControlBoard.options(broker);
            try (TopicReader reader = TopicReader.ofAll(options, broker.timeout())) {
                reader.follow(options.nameOf(Topic.DECISIONS), patience, record -> {
                    show(record);
                    return shown >= first;
                });
            }
            return shown;
        } catch (KafkaProblem e) {
            report.complain(String.valueOf(e.getMessage()));
            return -1;
        }
    }

    /** Shows the decision if it is meant. */
    private void show(ConsumerRecord<byte[], byte[]> record) {
        try {
            Decision decision = wire.decode(record.value());
            if (filter.means(decision)) {
                say(decision);
                shown++;
            }
        } catch (UndecodableRecord e) {
            report.complain(
                    "not readable by this release: partition=" + record.partition() + " offset=" + record.offset());
        }
    }

    private void say(Decision decision) {
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
