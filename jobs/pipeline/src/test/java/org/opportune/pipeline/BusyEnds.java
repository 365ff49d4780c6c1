package org.opportune.pipeline;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.opportune.pipeline.delivery.Inbound;
import org.opportune.pipeline.measure.DeadLetterReason;
import org.opportune.pipeline.stream.Arrival;
import org.opportune.pipeline.stream.FeedRecord;
import org.opportune.pipeline.stream.Found;
import org.opportune.pipeline.stream.StreamType;
import org.opportune.schemas.action.Action;
import org.opportune.schemas.control.Control;
import org.opportune.schemas.control.ControlKind;
import org.opportune.schemas.deadletter.DeadLetter;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.event.EventKind;
import org.opportune.schemas.event.Tick;
import org.opportune.schemas.fact.Channel;
import org.opportune.schemas.fact.OutcomeStatus;
import org.opportune.schemas.fact.Purpose;
import org.opportune.schemas.ledger.LedgerEntry;
import org.opportune.schemas.outcome.DeliveryResult;
import org.opportune.schemas.outcome.InboundMessage;
import org.opportune.schemas.outcome.StatusReport;
import org.opportune.subscriber.SubscriberSample;

/** Ends that bring something of everything that is counted. The engagement job's never end. */
final class BusyEnds {
    /** 18:00 in Shanghai. */
    static final long START = 1_774_692_000_000L;

    static final long BOUND_MS = 3_600_000;
    /** In every action. */
    static final String TEXT = "Hello";

    /** Found by Flink CEP. */
    static final Control WRITTEN = Texts.publish(
            ControlKind.SCENARIO,
            "written",
            "scenario: written\ntitle: W\nengine: flink-cep\nstart: every\nsteps: [{on: SMS_SENT}]\n");

    private static final long MINUTE = 60_000;
    private static final long MSISDN = 8613800000001L;
    /** Counted by scenario. */
    private static final long SAMPLED = LongStream.iterate(MSISDN + 7, n -> n + 1)
            .filter(SubscriberSample::has)
            .findFirst()
            .orElseThrow();
    /** Before it has read so many control records the sequencer promises nothing. */
    private static final int BACKLOG = 100;

    private BusyEnds() {}

    static EngagementEnds engagement() {
        EngagementEnds ends = Bounded.ends(events(), List.of());
        return new EngagementEnds(
                ends.events(),
                control(),
                () -> BACKLOG,
                ends.actions(),
                ends.decisions(),
                ends.unapplied(),
                ends.openAtEnd(),
                ends.deadLetters(),
                ends.controlLog(),
                null);
    }

    private static List<byte[]> first() {
        List<Event.Builder> events = List.of(
                // Silent after a call: by day spoken to; the last one, by night, held.
                Events.call(MSISDN, START + 1, "10086", 1),
                // Nobody to call.
                Events.event(MSISDN + 2, START + 2, EventKind.CALL_ENDED, 3),
                // Three rejections match; one runs out of time, and one stays.
                Events.event(MSISDN + 3, START + MINUTE + 1, EventKind.CALL_REJECTED, 4),
                Events.event(MSISDN + 3, START + MINUTE + 2, EventKind.CALL_REJECTED, 5),
                Events.event(MSISDN + 3, START + MINUTE + 3, EventKind.CALL_REJECTED, 6),
                Events.event(MSISDN + 4, START + 3, EventKind.CALL_REJECTED, 7),
                Events.event(MSISDN + 4, START + 60 * MINUTE, EventKind.SMS_SENT, 8),
                Events.event(MSISDN + 5, START + 4, EventKind.CALL_REJECTED, 9),
                Events.event(MSISDN + 6, START + 5, EventKind.SMS_SENT, 10),
                Events.event(MSISDN + 6, START + 5, EventKind.SMS_SENT, 10),
                Events.call(MSISDN + 1, START + 180 * MINUTE, "10086", 2));
        List<byte[]> records = new ArrayList<>();
        records.add(Bounded.tick(new Tick("a-interface", START)));
        events.forEach(event -> records.add(Bounded.event(event.build())));
        records.add(new byte[] {1, 2, 3});
        return records;
    }

    /** Behind the first ones another every 10 s, more than the buffer holds; of each ten an event and a tick are late. */
    private static Source<Arrival, ?, ?> events() {
        ArrayList<byte[]> first = new ArrayList<>(first());
        GeneratorFunction<Long, Arrival> read =
                i -> Bounded.arrival(i, i < first.size() ? first.get(i.intValue()) : more(i));
        return new DataGeneratorSource<>(read, Long.MAX_VALUE, RateLimiterStrategy.perSecond(500), StreamType.ARRIVAL);
    }

    private static byte[] more(long i) {
        if (i % 10 == 1) {
            return Bounded.tick(new Tick("a-interface", START));
        }
        long ms = i % 10 == 0 ? START - 24 * 60 * MINUTE + i : START + 600 * MINUTE + i * 10_000;
        return Bounded.event(
                Events.event(SAMPLED, ms, EventKind.SMS_SENT, 1_000 + i).build());
    }

    private static Source<Found<Control>, ?, ?> control() {
        String night = Texts.NIGHT.replace("purposes: [marketing]", "purposes: [service]");
        List<Control> all = List.of(
                Texts.publish(ControlKind.POLICY, "night", night.substring(0, night.indexOf("feeds:"))),
                Texts.publish(ControlKind.SCENARIO, "silence", Texts.SILENCE),
                Texts.publish(ControlKind.CAMPAIGN, "help", Texts.campaign("help", "silence", "service", "")),
                Texts.publish(
                        ControlKind.SCENARIO,
                        "call-after-call",
                        Texts.REJECTIONS.replace("scenario: rejections", "scenario: call-after-call")),
                // More begin than may be open.
                Texts.publish(
                        ControlKind.SCENARIO,
                        "top-up",
                        Texts.TOP_UP.replace("on: TOP_UP", "on: SMS_SENT") + "open-runs: 1\n"),
                WRITTEN,
                Texts.publish(ControlKind.SCENARIO, "broken", "scenario: broken"));
        ArrayList<byte[]> records = new ArrayList<>();
        for (Control control : all) {
            records.add(Bounded.control(
                    Control.newBuilder(control).setAskedMs(START - 1_000).build()));
        }
        GeneratorFunction<Long, Found<Control>> read = i -> new Found.Reader<>(Control.class)
                .read("control", 0, i, i < records.size() ? records.get(i.intValue()) : new byte[] {1});
        return new DataGeneratorSource<>(
                read, Long.MAX_VALUE, RateLimiterStrategy.perSecond(100), StreamType.found(Control.class));
    }

    /** A record that gives events, one that is doubtful, and one that gives none. */
    static SignalingEnds signaling() {
        GeneratorFunction<Long, FeedRecord> read = BusyEnds::feedRecord;
        return new SignalingEnds(
                List.of(new SignalingEnds.Feed(
                        "calls",
                        "cdr",
                        new DataGeneratorSource<>(read, 3, StreamType.FEED_RECORD),
                        true,
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(60))),
                Bounded.collecting("moments"),
                Bounded.collecting("facts"),
                Bounded.collecting("ticks"),
                Bounded.collecting("signaling-dead-letters"));
    }

    private static FeedRecord feedRecord(long number) {
        Event event = Events.reply(MSISDN, 1_000, "x", 1).build();
        DeadLetter letter = new DeadLetter("file:/a.csv", 0, 7L, "at: is empty", ByteBuffer.allocate(0));
        return switch ((int) number) {
            case 0 -> FeedRecord.of(List.of(event, event), false);
            case 1 -> FeedRecord.of(List.of(event), true);
            default -> FeedRecord.of(letter, DeadLetterReason.UNUSABLE);
        };
    }

    static DeliveryEnds delivery() {
        EngagementEnds sinks = Bounded.ends(List.of(), List.of());
        Action action = new Action(
                "a1", MSISDN, "c", "s", "d", Purpose.MARKETING, Channel.SMS, "10086", TEXT, 1_000L, 2_000L, List.of());
        DeliveryResult accepted =
                new DeliveryResult("a1", MSISDN, "c", OutcomeStatus.ACCEPTED, null, List.of("m1"), "smsc", 1, 1_000L);
        return new DeliveryEnds(
                found(Action.class, "actions", List.of(action, action)),
                actions -> actions.map(Action::getId, Types.STRING),
                found(LedgerEntry.class, "ledger", List.of(new LedgerEntry(1L, 1L, accepted))),
                found(
                        InboundMessage.class,
                        "inbox",
                        List.of(
                                inbound("m1", null),
                                inbound("m2", null),
                                inbound("", null),
                                inbound("?", null),
                                inbound("m1", "offset 19: source_addr must end with NUL"))),
                new Reader(),
                Bounded.collecting("outcomes"),
                Bounded.collecting("replies"),
                sinks.deadLetters());
    }

    private static InboundMessage inbound(String text, @org.jspecify.annotations.Nullable String malformed) {
        return InboundMessage.newBuilder()
                .setSmsc("smsc")
                .setSourceAddress(text)
                .setSourceTon(0)
                .setSourceNpi(0)
                .setDestinationAddress("")
                .setEsmClass(0)
                .setDataCoding(0)
                .setBody(ByteBuffer.allocate(0))
                .setReceivedMs(1_000)
                .setMalformed(malformed)
                .build();
    }

    /** By source address: a receipt's message id, a reply, or nothing to us. */
    private record Reader() implements Inbound.Reader {
        @Override
        public Inbound read(InboundMessage message, String position) {
            return switch (message.getSourceAddress()) {
                case "" ->
                    new Inbound(null, Events.reply(MSISDN, 1_000, "STOP", 1).build(), null);
                case "?" -> new Inbound(null, null, "source address must be international");
                default ->
                    new Inbound(
                            new StatusReport("smsc", message.getSourceAddress(), OutcomeStatus.DELIVERED, null, 2_000L),
                            null,
                            null);
            };
        }
    }

    /** The records, and behind them bytes that are none. */
    private static <T extends org.apache.avro.specific.SpecificRecordBase> Source<Found<T>, ?, ?> found(
            Class<T> type, String topic, List<T> values) {
        ArrayList<byte[]> records = new ArrayList<>();
        values.forEach(value -> records.add(org.opportune.schemas.Wire.of(type).encode(value)));
        records.add(new byte[] {1});
        GeneratorFunction<Long, Found<T>> read =
                i -> new Found.Reader<>(type).read(topic, 0, i, records.get(i.intValue()));
        return new DataGeneratorSource<>(read, records.size(), StreamType.found(type));
    }
}
