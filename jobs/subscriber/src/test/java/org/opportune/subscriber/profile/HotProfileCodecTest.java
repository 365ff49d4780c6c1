package org.opportune.subscriber.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.opportune.model.ProfileField;
import org.opportune.schemas.fact.Tag;

class HotProfileCodecTest {
    private final HotProfileCodec codec = new HotProfileCodec();

    @Property(tries = 300)
    void whatIsWrittenIsRead(
            @ForAll long heldMs,
            @ForAll long timerMs,
            @ForAll long seenMs,
            @ForAll @StringLength(max = 20) String text,
            @ForAll @IntRange(max = 40) int ids,
            @ForAll @IntRange(max = 5) int tags,
            @ForAll boolean known)
            throws IOException {
        HotProfile profile = new HotProfile();
        profile.heldDueMs = heldMs;
        profile.timerMs = timerMs;
        profile.lastSeenMs = seenMs;
        profile.seenAt(text, true, 7);
        if (known) {
            profile.seenAt(text + "-area", false, seenMs);
        }
        profile.zone = known ? profile.zone.updated(null, seenMs) : profile.zone;
        profile.tariff = tags > 2 ? profile.tariff.updated(text, -1) : profile.tariff;
        profile.language = known ? profile.language.updated(text, -1) : profile.language;
        for (int i = 0; i < ids; i++) {
            profile.addId(heldMs + i, i);
        }
        for (int i = 0; i < tags; i++) {
            profile.tag(new Tag(text + i, i % 2 == 0, null, i == 0 ? null : (Long) timerMs), seenMs);
        }
        byte[] bytes = codec.write(profile);
        HotProfile read = new HotProfileCodec().read(bytes);
        assertThat(codec.write(read)).isEqualTo(bytes);
        assertThat(read.heldDueMs).isEqualTo(heldMs);
        assertThat(read.timerMs).isEqualTo(timerMs);
        assertThat(read.lastSeenMs).isEqualTo(seenMs);
        assertThat(read.cell).isEqualTo(profile.cell);
        assertThat(read.area).isEqualTo(profile.area);
        assertThat(read.tariff).isEqualTo(profile.tariff);
        assertThat(read.zone).isEqualTo(profile.zone);
        assertThat(read.language).isEqualTo(profile.language);
        assertThat(read.tags).isEqualTo(profile.tags);
        assertThat(ids == 0 || !read.addId(heldMs + ids - 1, ids)).isTrue();
    }

    @Test
    void theLocationIsWhatWasSeenLastInWhateverOrderItComes() {
        for (boolean areaFirst : new boolean[] {true, false}) {
            HotProfile profile = new HotProfile();
            profile.seenAt("460-00-1-1", true, 5);
            profile.seenAt(areaFirst ? "460-00-2" : "460-00-3-3", !areaFirst, areaFirst ? 7 : 9);
            profile.seenAt(areaFirst ? "460-00-3-3" : "460-00-2", areaFirst, areaFirst ? 9 : 7);
            assertThat(profile.get(ProfileField.LOCATION, 10)).isEqualTo("460-00-3-3");
            profile.seenAt("460-00-4", false, 11);
            assertThat(profile.get(ProfileField.LOCATION, 12)).isEqualTo("460-00-4");
            assertThat(profile.get(ProfileField.CELL, 12)).isEqualTo("460-00-3-3");
            profile.seenAt("460-00-5-5", true, 10);
            assertThat(profile.get(ProfileField.LOCATION, 12)).isEqualTo("460-00-4");
        }
    }

    @Test
    void aLaterVersionIsRefused() throws IOException {
        byte[] bytes = codec.write(new HotProfile());
        bytes[0] = 4;
        assertThatThrownBy(() -> codec.read(bytes))
                .isInstanceOf(IOException.class)
                .hasMessage("hot profile version must be 1: version=2");
    }

    @Test
    void cutBytesAreRefused() throws IOException {
        byte[] bytes = codec.write(new HotProfile());
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> codec.read(cut)).isInstanceOf(IOException.class);
        }
    }
}
