package org.opportune.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.opportune.engine.Steps.absence;
import static org.opportune.engine.Steps.capturing;
import static org.opportune.engine.Steps.count;
import static org.opportune.engine.Steps.on;
import static org.opportune.engine.Steps.scenario;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.opportune.model.EventField;
import org.opportune.model.Scenario.Start;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.event.EventKind;

/** The stored layout. */
final class PartialsTest {
    private static final EventKind A = EventKind.SMS_SENT;
    private static final EventKind B = EventKind.CALL_ENDED;

    @Test
    void shouldBeTwoOctetsWhenEmpty() throws IOException {
        assertThat(octets(new Partials())).containsExactly(3, 0);
        assertThat(read(new byte[] {3, 0}).isEmpty()).isTrue();
        assertThat(read(new byte[] {2, 0}).isEmpty()).isTrue();
        assertThat(read(new byte[] {1, 0}).isEmpty()).isTrue();
    }

    @Test
    void shouldRefuseAnUnknownVersion() {
        assertThatThrownBy(() -> read(new byte[] {4, 0}))
                .isInstanceOf(IOException.class)
                .hasMessage("partials must be of layout 1 to 3: layout=4");
    }

    @Test
    void shouldKeepEverythingThatMatters() throws IOException {
        Journey journey = new Journey(
                scenario("a", capturing(on(A), EventField.KEYWORD, EventField.CAUSE, EventField.ATTRIBUTES), on(B)),
                scenario("b", on(A), absence(10, B), absence(20, B)),
                scenario("c", 0, 500, Start.ONCE, on(A)),
                scenario("d", 0, 0, Start.EVERY, count(3, 100, A), on(B)));
        Event event = Journey.event(77, A, "YES", null);
        event.setAttributes(Map.of("colour", "red", "brand", "blue"));
        journey.on(1_790_000_000_000L, event);
        journey.on(1_790_000_000_050L, A, "NO");
        byte[] stored = octets(journey.partials);
        Partials read = read(stored);
        assertThat(octets(read)).isEqualTo(stored);
        assertThat(read.bind(journey.plan, 0)).isFalse();
        assertThat(read.openRuns()).isEqualTo(journey.partials.openRuns()).hasSize(4);
        assertThat(read.nextWakeMs()).isEqualTo(1_790_000_000_060L);
        assertThat(read.tracks().get(0).runs.get(0).captured)
                .containsExactly("YES", null, Map.of("colour", "red", "brand", "blue"));
        assertThat(read.tracks().get(2).restsUntilMs(0)).isEqualTo(1_790_000_000_500L);
    }

    @Test
    void shouldRefuseEveryTruncation() throws IOException {
        Journey journey = new Journey(scenario("a", capturing(on(A), EventField.KEYWORD), absence(10, B)));
        journey.on(5, A, "YES");
        byte[] whole = octets(journey.partials);
        for (int length = 0; length < whole.length; length++) {
            byte[] part = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> read(part)).isInstanceOf(IOException.class);
        }
    }

    @Property(tries = 20_000)
    void shouldReadOrRefuseAnyOctets(@ForAll @Size(max = 60) byte[] octets) {
        byte[] damaged = octets.clone();
        if (damaged.length > 0) {
            damaged[0] = (byte) (1 + (damaged[0] & 3) % 3);
        }
        try {
            read(damaged).open();
        } catch (IOException refused) {
            assertThat(refused).isInstanceOf(IOException.class);
        }
    }

    static byte[] octets(Partials partials) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        partials.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    static Partials read(byte[] octets) throws IOException {
        return Partials.read(new DataInputStream(new ByteArrayInputStream(octets)));
    }
}
