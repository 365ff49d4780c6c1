package org.opportune.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.avro.generic.GenericData;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.util.RandomData;
import org.junit.jupiter.api.Test;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.event.Tick;

class WireTest {
    private static final Wire<Event> EVENTS = Wire.of(Event.class);
    private static final byte[][] GOOD = write();

    private static byte[][] write() {
        List<byte[]> all = new ArrayList<>();
        for (Object datum : new RandomData(FreezeSchemas.current(Event.class), 20, 11L)) {
            all.add(encode(datum));
        }
        return all.toArray(byte[][]::new);
    }

    private static byte[] encode(Object datum) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            new BinaryMessageEncoder<>(GenericData.get(), FreezeSchemas.current(Event.class)).encode(datum, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Null if it was undecodable; anything else that is thrown fails the test. */
    private static Event decode(byte[] bytes) {
        try {
            return EVENTS.decode(bytes);
        } catch (UndecodableRecord e) {
            assertThat(e).hasMessageNotContainingAny("\n", "861380");
            return null;
        }
    }

    @Property
    void noBytesEscape(@ForAll byte[] bytes) {
        decode(bytes);
    }

    @Property
    void noBodyEscapes(@ForAll @Size(max = 200) byte[] body) {
        byte[] bytes = Arrays.copyOf(GOOD[0], 10 + body.length);
        System.arraycopy(body, 0, bytes, 10, body.length);
        decode(bytes);
    }

    @Property
    void noDamageEscapes(
            @ForAll @IntRange(max = 19) int record, @ForAll @IntRange(max = 10_000) int at, @ForAll byte value) {
        byte[] bytes = GOOD[record].clone();
        bytes[at % bytes.length] = value;
        decode(bytes);
    }

    @Property
    void whatIsCutIsNoRecord(@ForAll @IntRange(max = 19) int record, @ForAll @IntRange(max = 10_000) int length) {
        byte[] bytes = GOOD[record];
        assertThat(decode(Arrays.copyOf(bytes, length % bytes.length))).isNull();
    }

    @Property
    void whatWasWrittenIsRead(@ForAll @IntRange(max = 19) int record) throws UndecodableRecord {
        Event event = EVENTS.decode(GOOD[record]);
        assertThat(EVENTS.decode(EVENTS.encode(event))).isEqualTo(event);
    }

    /** A length of two gigabytes in a string of ten octets asks for no memory. */
    @Test
    void noLengthIsBelieved() {
        ByteBuffer bytes = ByteBuffer.allocate(64).put(GOOD[0], 0, 10).put(new byte[16]);
        bytes.put(new byte[] {-2, -1, -1, -1, 15});
        assertMessage(bytes.array(), "body is not of Event: EOFException, length=64");
    }

    @Test
    void garbageIsNamedByTheRuleItBreaks() {
        assertMessage(new byte[9], "single-object header needs 10 octets: length=9");
        assertMessage(new byte[20], "offset 0: not Avro single-object encoding (C3 01 expected)");
        byte[] unknown = new byte[20];
        unknown[0] = (byte) 0xC3;
        unknown[1] = 1;
        assertMessage(unknown, "offset 2: schema fingerprint is of no known version of Event");
        byte[] tick = Wire.of(Tick.class).encode(new Tick("billing", 1L));
        assertMessage(tick, "offset 2: schema fingerprint is of no known version of Event");
        assertMessage(Arrays.copyOf(GOOD[0], 11), "body is not of Event: EOFException, length=11");
        assertMessage(
                Arrays.copyOf(GOOD[0], GOOD[0].length + 1),
                "offset " + GOOD[0].length + ": the record of Event ends before the bytes do, length="
                        + (GOOD[0].length + 1));
    }

    private static void assertMessage(byte[] bytes, String message) {
        assertThatThrownBy(() -> EVENTS.decode(bytes))
                .isInstanceOf(UndecodableRecord.class)
                .hasMessage(message);
    }
}
