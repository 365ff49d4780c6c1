package org.opportune.signaling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.opportune.signaling.behaviour.Networks;
import org.opportune.signaling.capture.Capture;
import org.opportune.signaling.carrier.Carriers;
import org.opportune.signaling.message.Messages;

/**
 * Real captures with octets turned, cut or glued: nothing throws, nothing hangs, and every frame is accounted for.
 * {@code -Dsignaling.mutations=10000} makes that many of each capture; verify makes {@link #USUAL}.
 */
class MutationsTest {
    private static final int USUAL = 250;

    /** Every so many go through one reader that lives on, so that what bad input leaves behind would add up. */
    private static final int LASTING = 10;

    private static final long MOST_KEPT = 32L << 20;

    private long read;

    /** One reading of everything: carriers, messages one by one, and behaviours. */
    private static final class Reading {
        final Counts counts = new Counts();
        final Carriers carriers;
        final Tap tap = new Tap(TapOptions.USUAL, Networks.shipped(), behaviour -> {});

        Reading() {
            Messages messages = new Messages(counts, (unit, sccp, bssap) -> {});
            carriers = new Carriers(counts, unit -> {
                tap.take(unit);
                messages.accept(unit);
            });
        }

        void take(byte[] file) throws IOException {
            try (Capture capture = new Capture(new ByteArrayInputStream(file))) {
                carriers.take(capture);
            }
        }
    }

    static Stream<String> captures() {
        return Captures.REAL.stream()
                .flatMap(name -> Stream.of("", "_bscleg", "_derived_mtp3", "_derived_sccplite_ipa")
                        .map(wrapping -> name + wrapping + ".pcap"));
    }

    @ParameterizedTest
    @MethodSource("captures")
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void nothingThrowsAndEveryFrameIsAccountedFor(String name) throws IOException {
        byte[] whole = octets(name);
        byte[] other = octets(Captures.REAL.get(Math.floorMod(name.hashCode(), 4)) + "_bscleg.pcap");
        Reading lasting = new Reading();
        lasting.take(whole);
        long before = kept();
        int count = Integer.getInteger("signaling.mutations", USUAL);
        for (int i = 0; i < count; i++) {
            byte[] mutated = mutated(whole, other, new SplittableRandom(i));
            tryOut(new Reading(), mutated, name, i);
            if (i % LASTING == 0) {
                tryOut(lasting, mutated, name, i);
            }
        }
        assertThat(read).as("mutations are still read").isPositive();
        assertThat(kept() - before).as("octets that bad input left behind").isLessThan(MOST_KEPT);
        assertThat(lasting.counts.frames()).isPositive();
    }

    private void tryOut(Reading reading, byte[] mutated, String name, int seed) {
        try {
            reading.take(mutated);
            reading.tap.end();
        } catch (IOException | RuntimeException e) {
            throw new AssertionError(name + " with seed " + seed, e);
        }
        assertThat(reading.counts.balanced()).as("%s with seed %s", name, seed).isTrue();
        read += reading.counts.messages();
    }

    /** Half of them with octets turned, a quarter cut, a quarter glued to the beginning of another. */
    private static byte[] mutated(byte[] whole, byte[] other, SplittableRandom random) {
        byte[] copy = whole.clone();
        switch (random.nextInt(4)) {
            case 0 -> copy = Arrays.copyOf(copy, random.nextInt(copy.length));
            case 1 -> {
                int cut = random.nextInt(copy.length);
                int more = random.nextInt(other.length);
                copy = Arrays.copyOf(copy, cut + more);
                System.arraycopy(other, 0, copy, cut, more);
            }
            default -> {
                for (int turned = 1 + random.nextInt(1 + random.nextInt(200)); turned > 0; turned--) {
                    copy[random.nextInt(copy.length)] = (byte) random.nextInt(256);
                }
            }
        }
        return copy;
    }

    private static byte[] octets(String name) throws IOException {
        try (InputStream in = Captures.open(name)) {
            return in.readAllBytes();
        }
    }

    private static long kept() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    /** What is planted here must be seen: a file cut in its middle is counted as such. */
    @org.junit.jupiter.api.Test
    void aCutIsSeen() throws IOException {
        byte[] whole = octets("osmo-a-m3ua_bscleg.pcap");
        Reading reading = new Reading();
        reading.take(Arrays.copyOf(whole, whole.length - 7));
        assertThat(reading.counts.malformed()).containsOnlyKeys(Reason.CAPTURE_CUT);
        assertThat(List.copyOf(reading.counts.first().values()).get(0).offset()).isBetween(0L, (long) whole.length);
        assertThat(reading.counts.balanced()).isTrue();
    }
}
