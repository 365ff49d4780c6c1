package org.opportune.simulators.country.observation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.opportune.schemas.Wire;
import org.opportune.schemas.event.Event;
import org.opportune.simulators.country.world.World;

/** The same octets, however time is cut. */
class SlicesTest {
    private static final Wire<Event> WIRE = Wire.of(Event.class);
    private static final long MINUTE = 60_000;
    private static final Instant START = Instant.parse("2026-03-01T20:00:00Z");
    private static final long EVENING = START.toEpochMilli() + 13 * 60 * MINUTE + 7 * MINUTE;
    private static final World WORLD = new World(3, 250, START);
    private static final Network NETWORK = new Network(WORLD, Noise.HIGH, View.ALL);
    private static final String WHOLE = digest(NETWORK.observe(EVENING, EVENING + 90 * MINUTE, 90 * MINUTE));

    static String digest(Iterator<Observed> events) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            events.forEachRemaining(e -> {
                digest.update(Long.toString(e.arrivalMs()).getBytes(StandardCharsets.US_ASCII));
                digest.update(WIRE.encode(e.event()));
            });
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Property(tries = 25)
    void sliceLengthChangesNothing(@ForAll @IntRange(min = 20, max = 7_200) int seconds) {
        assertThat(digest(NETWORK.observe(EVENING, EVENING + 90 * MINUTE, seconds * 1_000L)))
                .isEqualTo(WHOLE);
    }

    @Test
    void sameSeedSameOctetsInAnotherWorld() {
        Network again = new Network(new World(3, 250, START), Noise.HIGH, View.ALL);
        assertThat(digest(again.observe(EVENING, EVENING + 90 * MINUTE))).isEqualTo(WHOLE);
    }

    @Test
    void anotherSeedIsAnotherCountry() {
        Network other = new Network(new World(4, 250, START), Noise.HIGH, View.ALL);
        assertThat(digest(other.observe(EVENING, EVENING + 90 * MINUTE))).isNotEqualTo(WHOLE);
    }

    /** What a person does and shows does not depend on how many others there are. */
    @Test
    void peopleAreIndependent() {
        List<String> few = of(new Network(new World(3, 40, START), Noise.HIGH, View.ALL), 40);
        assertThat(few).isNotEmpty().isEqualTo(of(NETWORK, 40));
    }

    private static List<String> of(Network network, int people) {
        List<String> all = new ArrayList<>();
        network.observe(EVENING, EVENING + 60 * MINUTE).forEachRemaining(e -> {
            if (e.event().getMsisdn() % 1_000_000 < people) {
                all.add(e.arrivalMs() + " " + e.event());
            }
        });
        return all;
    }

    /** Two stretches hold what one holds, each event in the stretch in which it happened. */
    @Property(tries = 10)
    void stretchesAddUp(@ForAll @IntRange(min = 1, max = 89) int cutMinute) {
        long cut = EVENING + cutMinute * MINUTE;
        List<Observed> parts = all(EVENING, cut);
        assertThat(parts).allMatch(e -> e.event().getHappenedMs() < cut);
        parts.addAll(all(cut, EVENING + 90 * MINUTE));
        assertThat(sorted(parts)).isEqualTo(sorted(all(EVENING, EVENING + 90 * MINUTE)));
    }

    private static List<Observed> all(long fromMs, long toMs) {
        List<Observed> all = new ArrayList<>();
        NETWORK.observe(fromMs, toMs).forEachRemaining(all::add);
        return all;
    }

    private static List<String> sorted(List<Observed> events) {
        return events.stream()
                .map(e -> e.arrivalMs() + " " + e.event())
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    @Test
    void arrivesInOrderAndKeepsTheRules() {
        long last = 0;
        List<byte[]> ids = new ArrayList<>();
        int twice = 0;
        for (Observed observed : all(EVENING, EVENING + 90 * MINUTE)) {
            Event event = observed.event();
            assertThat(observed.arrivalMs()).isGreaterThanOrEqualTo(last);
            assertThat(event.getKnownMs()).isBetween(event.getHappenedMs(), observed.arrivalMs());
            last = observed.arrivalMs();
            if (event.getKnownMs() == observed.arrivalMs()) {
                ids.add(event.getId().bytes());
            } else {
                twice++;
            }
        }
        assertThat(ids.stream().map(HexFormat.of()::formatHex)).doesNotHaveDuplicates();
        assertThat((double) twice / ids.size()).isBetween(0.008, 0.022);
    }
}
