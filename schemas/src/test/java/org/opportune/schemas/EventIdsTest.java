package org.opportune.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class EventIdsTest {
    /** The first 32 digits of {@code printf '\0\0\0\7billing\0\0\0\0011' | sha256sum}. Ids live in state for ever. */
    @Test
    void anIdNeverChanges() {
        assertThat(HexFormat.of().formatHex(EventIds.event("billing", "1")))
                .isEqualTo("48ae5a152827b512a4584f6fa306d8f2");
    }

    @Property
    void aBoundaryMovedIsAnotherId(@ForAll String a, @ForAll String b) {
        Assume.that(!b.isEmpty());
        int first = b.offsetByCodePoints(0, 1);
        Assume.that(!Character.isSurrogate(b.charAt(0))
                && (a.isEmpty() || !Character.isSurrogate(a.charAt(a.length() - 1))));
        assertThat(EventIds.event(a, b)).isNotEqualTo(EventIds.event(a + b.substring(0, first), b.substring(first)));
    }

    @Property
    void theSamePartsGiveTheSameId(@ForAll long number, @ForAll String text) {
        byte[] once = EventIds.hash(EventIds.part(number), EventIds.part(text));
        assertThat(once).hasSize(EventIds.LENGTH);
        assertThat(EventIds.hash(EventIds.part(number), EventIds.part(text))).isEqualTo(once);
        assertThat(EventIds.hash(EventIds.part(text), EventIds.part(number))).isNotEqualTo(once);
    }
}
