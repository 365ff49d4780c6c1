package org.opportune.signaling.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.opportune.schemas.octets.OctetReader;
import org.opportune.schemas.octets.OctetWriter;

class DuplicatesTest {
    private static final long WINDOW = 1_000;

    private final Duplicates duplicates = new Duplicates(WINDOW);

    @Test
    void anotherLinkShowsItAgainAndTheSameLinkRepeatsIt() {
        assertThat(duplicates.seen(5, 0, 0)).isFalse();
        assertThat(duplicates.seen(5, 1, 1)).isTrue();
        assertThat(duplicates.seen(5, 0, 400)).as("repeated by the network").isFalse();
        assertThat(duplicates.seen(5, 1, 401)).isTrue();
        assertThat(duplicates.seen(6, 1, 402)).as("another message").isFalse();
    }

    @Test
    void aRepetitionMayOvertakeTheOtherLink() {
        assertThat(duplicates.seen(5, 0, 0)).isFalse();
        assertThat(duplicates.seen(5, 0, 1)).isFalse();
        assertThat(duplicates.seen(5, 1, 2)).isTrue();
        assertThat(duplicates.seen(5, 1, 3)).isTrue();
        assertThat(duplicates.seen(5, 1, 4)).as("the third time").isFalse();
    }

    @Test
    void behindTheWindowItIsNews() {
        duplicates.seen(5, 0, 0);
        assertThat(duplicates.seen(5, 1, WINDOW + 1)).isFalse();
        duplicates.seen(7, 0, 10 * WINDOW);
        assertThat(duplicates.seen(7, 1, 11 * WINDOW)).as("just inside").isTrue();
    }

    @Property(tries = 300)
    void cutAnywhereAndRestoredItAnswersTheSame(@ForAll long seed, @ForAll @IntRange(min = 1, max = 2_000) int many) {
        Random random = new Random(seed);
        Duplicates whole = new Duplicates(WINDOW);
        Duplicates cut = new Duplicates(WINDOW);
        long timeNs = 0;
        for (int i = 0; i < many; i++) {
            timeNs += random.nextInt(50);
            long hash = random.nextInt(40);
            int link = random.nextInt(3);
            if (random.nextInt(10) == 0) {
                OctetWriter octets = new OctetWriter(64);
                cut.write(octets);
                cut = Duplicates.read(new OctetReader(octets.toOctets()), WINDOW);
            }
            assertThat(cut.seen(hash, link, timeNs))
                    .as("seed " + seed + ", message " + i)
                    .isEqualTo(whole.seen(hash, link, timeNs));
        }
    }
}
