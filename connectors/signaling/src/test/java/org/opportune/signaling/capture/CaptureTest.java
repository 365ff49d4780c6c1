package org.opportune.signaling.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opportune.signaling.Reason;

/** Whatever wrote the file, the frames are the same; where it breaks off, those before stay. */
class CaptureTest {
    private static final int MICROSECONDS = 0xa1b2c3d4;
    private static final int NANOSECONDS = 0xa1b23c4d;

    private byte[] recorded = new byte[0];
    private List<String> frames = List.of();
    private Reason reason = Reason.NONE;
    private long wrongAt;

    @BeforeEach
    void readARealOne() throws IOException {
        try (InputStream in = Objects.requireNonNull(
                getClass().getResourceAsStream("/org/opportune/signaling/osmo-f-handover_bscleg.pcap"))) {
            recorded = in.readAllBytes();
        }
        frames = read(recorded);
        assertThat(frames).hasSizeGreaterThan(100);
    }

    private List<String> read(byte[] file) throws IOException {
        List<String> read = new ArrayList<>();
        try (Capture capture = new Capture(new ByteArrayInputStream(file))) {
            for (Frame frame = capture.read(); frame != null; frame = capture.read()) {
                String octets =
                        HexFormat.of().formatHex(frame.octets(), frame.offset(), frame.offset() + frame.length());
                read.add(frame.number() + " " + frame.timeNs() + " " + frame.linkType() + " " + octets);
            }
            reason = capture.reason();
            wrongAt = capture.wrongAt();
        }
        return read;
    }

    /** The same records, written otherwise. */
    private byte[] written(ByteOrder order, boolean nanoseconds, boolean blocks) {
        ByteBuffer in = ByteBuffer.wrap(recorded).order(ByteOrder.LITTLE_ENDIAN);
        boolean inMicroseconds = in.getInt(0) == MICROSECONDS;
        ByteBuffer out = ByteBuffer.allocate(4 * recorded.length).order(order);
        int link = in.getInt(20);
        if (blocks) {
            section(out);
            describe(out, link, nanoseconds);
        } else {
            out.putInt(nanoseconds ? NANOSECONDS : MICROSECONDS);
            out.putShort((short) 2)
                    .putShort((short) 4)
                    .putLong(0)
                    .putInt(65_535)
                    .putInt(link);
        }
        for (int at = 24; at < recorded.length; at += 16 + in.getInt(at + 8)) {
            long ns = in.getInt(at) * 1_000_000_000L + in.getInt(at + 4) * (inMicroseconds ? 1_000L : 1L);
            byte[] octets = Arrays.copyOfRange(recorded, at + 16, at + 16 + in.getInt(at + 8));
            if (blocks) {
                packet(out, nanoseconds ? ns : ns / 1_000, octets);
            } else {
                out.putInt((int) (ns / 1_000_000_000L)).putInt((int) (ns % 1_000_000_000L / (nanoseconds ? 1 : 1_000)));
                out.putInt(octets.length).putInt(octets.length).put(octets);
            }
        }
        return Arrays.copyOf(out.array(), out.position());
    }

    private static void section(ByteBuffer out) {
        out.putInt(0x0a0d0d0a).putInt(28).putInt(0x1a2b3c4d);
        out.putShort((short) 1).putShort((short) 0).putLong(-1).putInt(28);
    }

    private static void describe(ByteBuffer out, int link, boolean nanoseconds) {
        out.putInt(1).putInt(32).putShort((short) link).putShort((short) 0).putInt(65_535);
        out.putShort((short) 9)
                .putShort((short) 1)
                .put((byte) (nanoseconds ? 9 : 6))
                .put(new byte[3]);
        out.putInt(0).putInt(32);
    }

    private static void packet(ByteBuffer out, long time, byte[] octets) {
        int padded = (octets.length + 3) / 4 * 4;
        out.putInt(6).putInt(32 + padded).putInt(0).putInt((int) (time >>> 32)).putInt((int) time);
        out.putInt(octets.length).putInt(octets.length).put(octets).put(new byte[padded - octets.length]);
        out.putInt(32 + padded);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void orderOfOctetsAndFormatDoNotMatter(boolean blocks) throws IOException {
        for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
            assertThat(read(written(order, true, blocks))).as("%s", order).isEqualTo(frames);
            assertThat(read(written(order, false, blocks)))
                    .as("%s, to the microsecond", order)
                    .hasSameSizeAs(frames);
            assertThat(reason).isEqualTo(Reason.NONE);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aFileCutAnywhereKeepsTheFramesBefore(boolean blocks) throws IOException {
        byte[] whole = written(ByteOrder.LITTLE_ENDIAN, true, blocks);
        for (int length = 1; length < whole.length; length += 97) {
            List<String> before = read(Arrays.copyOf(whole, length));
            assertThat(before).isEqualTo(frames.subList(0, before.size()));
            assertThat(reason).as("cut at %d", length).isIn(Reason.NONE, Reason.CAPTURE_CUT, Reason.CAPTURE_FORMAT);
            assertThat(reason == Reason.NONE || wrongAt >= 0).isTrue();
        }
    }

    @Test
    void whatIsNoCaptureIsSaidSo() throws IOException {
        assertThat(read("imsi,msisdn\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII)))
                .isEmpty();
        assertThat(reason).isEqualTo(Reason.CAPTURE_FORMAT);
        assertThat(wrongAt).isZero();
        assertThat(read(new byte[0])).isEmpty();
        assertThat(reason).isEqualTo(Reason.CAPTURE_CUT);
    }

    @Test
    void aRecordLongerThanAnyFrameEndsTheReadingThere() throws IOException {
        byte[] broken = recorded.clone();
        ByteBuffer.wrap(broken).order(ByteOrder.LITTLE_ENDIAN).putInt(24 + 8, Capture.LONGEST_FRAME + 1);
        assertThat(read(broken)).isEmpty();
        assertThat(reason).isEqualTo(Reason.CAPTURE_TOO_LONG);
        assertThat(wrongAt).isEqualTo(24);
    }
}
