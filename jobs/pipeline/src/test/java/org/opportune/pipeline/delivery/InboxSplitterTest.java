package org.opportune.pipeline.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opportune.pipeline.Events;
import org.opportune.pipeline.stream.ArrivalSplitter;
import org.opportune.pipeline.stream.Found;
import org.opportune.pipeline.stream.StreamType;
import org.opportune.schemas.deadletter.DeadLetter;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.outcome.InboundMessage;
import org.opportune.schemas.outcome.StatusReport;

class InboxSplitterTest {
    private static final ByteBuffer OCTETS = ByteBuffer.wrap(new byte[] {0, 0, 0, 17, 5, 'x'});
    private static final Event REPLY =
            Events.reply(8613800000001L, 1_000, "STOP", 1).build();

    private final List<String> asked = new ArrayList<>();
    private OneInputStreamOperatorTestHarness<Found<InboundMessage>, StatusReport> harness;

    /** By destination address; remembers what it was asked. */
    private Inbound read(InboundMessage message, String position) {
        asked.add(position);
        return switch (message.getDestinationAddress()) {
            case "receipt" -> new Inbound(DeliveriesTest.DELIVERED, null, null);
            case "reply" -> new Inbound(null, REPLY, null);
            case "problem" -> new Inbound(null, null, "source address must be international");
            default -> new Inbound(null, null, null);
        };
    }

    @BeforeEach
    void open() throws Exception {
        harness = new OneInputStreamOperatorTestHarness<>(new ProcessOperator<>(new InboxSplitter(this::read)));
        harness.setup(StreamType.record(StatusReport.class).createSerializer(new SerializerConfigImpl()));
        harness.open();
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    private static Found<InboundMessage> found(long offset, String destination, @Nullable String malformed) {
        InboundMessage message = InboundMessage.newBuilder()
                .setSmsc("smsc")
                .setSourceAddress("")
                .setSourceTon(0)
                .setSourceNpi(0)
                .setDestinationAddress(destination)
                .setEsmClass(0)
                .setDataCoding(0)
                .setBody(OCTETS)
                .setReceivedMs(1_000)
                .setMalformed(malformed)
                .build();
        return new Found<>("inbox", 3, offset, message, null);
    }

    private <T> List<T> side(OutputTag<T> tag) {
        var records = harness.getSideOutput(tag);
        return records == null
                ? List.of()
                : records.stream().map(StreamRecord::getValue).toList();
    }

    @Test
    void aMalformedPduIsADeadLetterWithItsOctetsAndNobodyIsAskedWhatItMeans() throws Exception {
        harness.processElement(found(7, "reply", "offset 19: source_addr must end with NUL"), 0);
        assertThat(side(ArrivalSplitter.DEAD_LETTERS))
                .containsExactly(new DeadLetter("inbox", 3, 7L, "offset 19: source_addr must end with NUL", OCTETS));
        assertThat(asked).isEmpty();
        assertThat(harness.extractOutputValues()).isEmpty();
        assertThat(side(InboxSplitter.REPLIES)).isEmpty();
    }

    @Test
    void everythingElseGoesWhereItsReaderSays() throws Exception {
        DeadLetter unreadable = new DeadLetter("inbox", 3, 4L, "no record", OCTETS);
        harness.processElement(found(0, "receipt", null), 0);
        harness.processElement(found(1, "reply", null), 0);
        harness.processElement(found(2, "problem", null), 0);
        harness.processElement(found(3, "not final", null), 0);
        harness.processElement(new Found<>("inbox", 3, 4, null, unreadable), 0);
        assertThat(harness.extractOutputValues()).containsExactly(DeliveriesTest.DELIVERED);
        assertThat(side(InboxSplitter.REPLIES)).containsExactly(REPLY);
        assertThat(side(ArrivalSplitter.DEAD_LETTERS))
                .containsExactly(
                        new DeadLetter("inbox", 3, 2L, "source address must be international", OCTETS), unreadable);
        assertThat(asked).containsExactly("inbox-3-0", "inbox-3-1", "inbox-3-2", "inbox-3-3");
    }
}
