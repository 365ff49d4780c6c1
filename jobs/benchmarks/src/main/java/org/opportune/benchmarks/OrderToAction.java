package org.opportune.benchmarks;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.opportune.kafka.KafkaOptions;
import org.opportune.kafka.Topic;
import org.opportune.kafka.TopicReader;
import org.opportune.pipeline.stream.Arrival;
import org.opportune.schemas.Envelope;
import org.opportune.schemas.UndecodableRecord;
import org.opportune.schemas.Wire;
import org.opportune.schemas.decision.Decision;
import org.opportune.schemas.decision.DecisionKind;
import org.opportune.schemas.event.EventId;

/**
 * How long decisions take from broker to broker: from the time at which the event that completed a match was written to
 * its topic, to the time at which the decision was. Both are the broker's record of when a producer sent. What a
 * deadline brought has no such event and is counted beside. Only events of the second half of the time in which events were
 * written count: before it, what is known of all subscribers is read at once, and the job warms up. Arguments: broker,
 * prefix of topics.
 */
public final class OrderToAction {
    private static final Duration ANSWER = Duration.ofSeconds(30);

    private final KafkaOptions kafka;
    private final TopicReader topics;
    private final Map<EventId, Sent> sent = new HashMap<>();
    private final List<Taken> taken = new ArrayList<>();
    private long firstWrittenMs = Long.MAX_VALUE;
    private long lastWrittenMs = Long.MIN_VALUE;

    /** An event of the proof: when it happened and when it was written, UTC ms; 0 = not met yet. */
    private record Sent(long happenedMs, long writtenMs) {}

    private record Taken(Decision decision, long writtenMs) {}

    private OrderToAction(KafkaOptions kafka, TopicReader topics) {
        this.kafka = kafka;
        this.topics = topics;
    }

    /** Prints the waits of actions, and of all decisions. */
    public static void main(String[] args) {
        KafkaOptions kafka =
                KafkaOptions.from(Map.of("kafka.bootstrap.servers", args[0], "kafka.topic.prefix", args[1]));
        try (TopicReader topics = TopicReader.ofAll(kafka, ANSWER)) {
            OrderToAction read = new OrderToAction(kafka, topics);
            read.decisions();
            read.events(Topic.MOMENTS);
            read.events(Topic.FACTS);
            read.print();
        }
    }

    private void print() {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        print(out, "actions", DecisionKind.ACTION);
        print(out, "refusals", DecisionKind.REFUSAL);
    }

    private void decisions() {
        Wire<Decision> wire = Wire.of(Decision.class);
        Map<String, Taken> first = new HashMap<>();
        topics.all(kafka.nameOf(Topic.DECISIONS), record -> {
            Decision decision = decoded(wire, record.value());
            String id = decision.getMatch().getId() + "|" + decision.getCampaign();
            // A restart may write it once more.
            first.merge(id, new Taken(decision, record.timestamp()), (a, b) -> a.writtenMs() <= b.writtenMs() ? a : b);
        });
        taken.addAll(first.values());
        for (Taken one : taken) {
            one.decision().getMatch().getEvidence().forEach(id -> sent.put(id, new Sent(0, 0)));
        }
    }

    private void events(Topic topic) {
        topics.all(kafka.nameOf(topic), record -> {
            Arrival arrival = Arrival.read(record.topic(), record.partition(), record.offset(), record.value());
            Envelope event = arrival.event();
            if (event != null) {
                firstWrittenMs = Math.min(firstWrittenMs, record.timestamp());
                lastWrittenMs = Math.max(lastWrittenMs, record.timestamp());
                sent.computeIfPresent(
                        event.id(),
                        (id, before) ->
                                before.writtenMs() == 0 ? new Sent(event.happenedMs(), record.timestamp()) : before);
            }
        });
    }

    private void print(PrintStream out, String what, DecisionKind kind) {
        List<Long> waits = new ArrayList<>();
        long byDeadline = 0;
        long fromMs = firstWrittenMs + (lastWrittenMs - firstWrittenMs) / 2;
        for (Taken one : taken) {
            Sent last = last(one.decision());
            if (one.decision().getKind() != kind || last.writtenMs() < fromMs) {
                continue;
            }
            if (last.happenedMs() == one.decision().getDecidedMs()) {
                waits.add(one.writtenMs() - last.writtenMs());
            } else {
                byDeadline++;
            }
        }
        waits.sort(Comparator.naturalOrder());
        if (waits.isEmpty()) {
            out.printf("%-9s none brought by an event, %,d by a deadline%n", what, byDeadline);
            return;
        }
        out.printf(
                "%-9s p50 %,d ms  p90 %,d ms  p99 %,d ms  most %,d ms  (%,d brought by an event; %,d by a deadline or put"
                        + " off)%n",
                what, rank(waits, 50), rank(waits, 90), rank(waits, 99), rank(waits, 100), waits.size(), byDeadline);
    }

    private Sent last(Decision decision) {
        return decision.getMatch().getEvidence().stream()
                .map(id -> sent.getOrDefault(id, new Sent(0, 0)))
                .max(Comparator.comparingLong(Sent::happenedMs))
                .orElse(new Sent(0, 0));
    }

    /** The smallest wait that so many of a hundred do not exceed. */
    private static long rank(List<Long> sorted, int percent) {
        return sorted.get(Math.max(0, (int) Math.ceil(sorted.size() * percent / 100.0) - 1));
    }

    private static Decision decoded(Wire<Decision> wire, byte[] value) {
        try {
            return wire.decode(value);
        } catch (UndecodableRecord e) {
            throw new IllegalStateException("the job wrote what nobody can read: topic=" + Topic.DECISIONS, e);
        }
    }
}
