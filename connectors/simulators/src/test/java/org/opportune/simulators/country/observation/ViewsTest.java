package org.opportune.simulators.country.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.event.EventKind;
import org.opportune.simulators.country.world.Days;
import org.opportune.simulators.country.world.World;

/** What a class of sources shows of the same lives, and what it cannot. */
class ViewsTest {
    private static final World WORLD = new World(12, 400, Instant.parse("2026-03-01T20:00:00Z"));
    private static final Set<EventKind> MOMENTS_OF_RECORDS =
            EnumSet.of(EventKind.CALL_ENDED, EventKind.SMS_SENT, EventKind.MMS_SENT, EventKind.DATA_SESSION);

    private static List<Event> events(View view) {
        List<Event> all = new ArrayList<>();
        long from = WORLD.startMs();
        new Network(WORLD, Noise.MIDDLE, view).observe(from, from + Days.DAY).forEachRemaining(o -> all.add(o.event()));
        return all;
    }

    private static Set<EventKind> kinds(List<Event> events) {
        return events.stream().map(Event::getKind).collect(Collectors.toSet());
    }

    @Test
    void aTapShowsAPartOfWhatAllShow() {
        List<Event> all = events(View.ALL);
        for (View tap : List.of(View.A_INTERFACE, View.FEED)) {
            List<Event> part = events(tap);
            assertThat(part).isNotEmpty().hasSizeLessThan(all.size());
            assertThat(all).containsAll(part);
        }
    }

    @Test
    void circuitsShowNoDataAndPacketsNoCalls() {
        assertThat(kinds(events(View.A_INTERFACE)))
                .contains(EventKind.CALL_STARTED, EventKind.SMS_SENT, EventKind.LOCATION_UPDATE)
                .doesNotContain(
                        EventKind.DATA_SESSION, EventKind.WEB_SESSION, EventKind.MMS_SENT, EventKind.MMS_RECEIVED);
        assertThat(kinds(events(View.FEED)))
                .contains(EventKind.WEB_SESSION, EventKind.DATA_SESSION, EventKind.CELL_CHANGE, EventKind.MMS_SENT)
                .noneMatch(kind -> kind.name().startsWith("CALL_"));
    }

    @Test
    void recordsShowWhatIsChargedAndLater() {
        List<Event> events = events(View.BILLING);
        assertThat(events)
                .filteredOn(e -> e.getSource().equals("billing"))
                .isNotEmpty()
                .allMatch(e -> MOMENTS_OF_RECORDS.contains(e.getKind()))
                .allMatch(e -> e.getKnownMs() - e.getHappenedMs() >= 60_000)
                .allMatch(e -> e.getRadio() == null
                        && (e.getSession() == null || e.getSession().getSite() == null));
        assertThat(events)
                .filteredOn(e -> !e.getSource().equals("billing"))
                .allMatch(e -> Set.of("crm", "platform").contains(e.getSource()));
        long answered = events(View.ALL).stream()
                .filter(e -> e.getKind() == EventKind.CALL_ENDED)
                .count();
        long records =
                events.stream().filter(e -> e.getKind() == EventKind.CALL_ENDED).count();
        assertThat((double) records / answered).isBetween(0.98, 1.02);
    }

    @Test
    void anotherClassIsRefused() {
        assertThat(View.of("feed")).isEqualTo(View.FEED);
        assertThatThrownBy(() -> View.of("satellite")).hasMessageContaining("source=satellite");
    }
}
