package org.opportune.simulators.country.observation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.event.EventKind;
import org.opportune.schemas.event.LocationKind;
import org.opportune.schemas.event.NumberClass;
import org.opportune.schemas.event.RadioTechnology;
import org.opportune.simulators.country.world.Days;
import org.opportune.simulators.country.world.HandsetModel;
import org.opportune.simulators.country.world.Itinerary.Mode;
import org.opportune.simulators.country.world.Life;
import org.opportune.simulators.country.world.Numbers;
import org.opportune.simulators.country.world.World;

/** No interface shows what it cannot see. */
class InterfacesTest {
    private static final Instant START = Instant.parse("2026-03-01T20:00:00Z");
    private static final int PEOPLE = 1_500;
    private static final World WORLD = new World(11, PEOPLE, START);
    private static final List<Event> EVENTS = events();

    private static List<Event> events() {
        List<Event> all = new ArrayList<>();
        long from = WORLD.startMs();
        new Network(WORLD, Noise.MIDDLE, View.ALL)
                .observe(from, from + Days.DAY)
                .forEachRemaining(o -> all.add(o.event()));
        return all;
    }

    private static List<Event> where(Predicate<Event> rule) {
        return EVENTS.stream().filter(rule).toList();
    }

    private static List<Event> from(Feed feed) {
        return where(e -> e.getSource().equals(feed.source()));
    }

    @Test
    void eachFeedHasItsKindsAndNoOthers() {
        Map<String, Set<EventKind>> kinds = EVENTS.stream()
                .collect(Collectors.groupingBy(
                        Event::getSource, Collectors.mapping(Event::getKind, Collectors.toSet())));
        assertThat(kinds.get("a-interface"))
                .isEqualTo(EnumSet.of(
                        EventKind.CALL_STARTED,
                        EventKind.CALL_ANSWERED,
                        EventKind.CALL_ENDED,
                        EventKind.CALL_NO_ANSWER,
                        EventKind.CALL_REJECTED,
                        EventKind.CALL_VACANT_NUMBER,
                        EventKind.SMS_SENT,
                        EventKind.SMS_RECEIVED,
                        EventKind.POWER_ON,
                        EventKind.POWER_OFF,
                        EventKind.HANDSET_CHANGED,
                        EventKind.LOCATION_UPDATE,
                        EventKind.CELL_CHANGE));
        assertThat(kinds.get("xdr"))
                .isEqualTo(EnumSet.of(
                        EventKind.DATA_SESSION,
                        EventKind.WEB_SESSION,
                        EventKind.CELL_CHANGE,
                        EventKind.LOCATION_UPDATE,
                        EventKind.POWER_ON,
                        EventKind.POWER_OFF,
                        EventKind.HANDSET_CHANGED));
        assertThat(kinds.get("mmsc")).isEqualTo(EnumSet.of(EventKind.MMS_SENT, EventKind.MMS_RECEIVED));
        assertThat(kinds.get("sgs")).isEqualTo(EnumSet.of(EventKind.SMS_SENT, EventKind.SMS_RECEIVED));
        assertThat(kinds.get("hlr")).isEqualTo(EnumSet.of(EventKind.ROAM_OUT));
        assertThat(kinds.keySet()).isSubsetOf("a-interface", "xdr", "mmsc", "sgs", "hlr", "crm", "platform");
    }

    @Test
    void theOldRadioShowsNewCellsOnlyInCalls() {
        Set<Long> calling = where(e -> e.getKind() == EventKind.CALL_ANSWERED).stream()
                .map(Event::getMsisdn)
                .collect(Collectors.toSet());
        assertThat(from(Feed.A_INTERFACE))
                .filteredOn(e -> e.getKind() == EventKind.CELL_CHANGE)
                .isNotEmpty()
                .allMatch(e -> calling.contains(e.getMsisdn()));
        assertThat(from(Feed.A_INTERFACE)).allMatch(e -> e.getRadio() == RadioTechnology.GSM);
        assertThat(from(Feed.XDR))
                .filteredOn(e -> e.getKind() == EventKind.CELL_CHANGE || e.getKind() == EventKind.LOCATION_UPDATE)
                .allMatch(e -> e.getRadio() == RadioTechnology.LTE);
    }

    @Test
    void someFeedsKnowNoPlace() {
        assertThat(from(Feed.MMSC)).isNotEmpty().allMatch(e -> e.getLocation() == null && e.getRadio() == null);
        assertThat(from(Feed.SGS)).isNotEmpty().allMatch(e -> e.getLocation() == null);
        assertThat(from(Feed.HLR)).allMatch(e -> e.getLocation().getKind() == LocationKind.VISITED_NETWORK);
        assertThat(from(Feed.XDR)).allMatch(e -> e.getLocation().getKind() == LocationKind.CELL);
    }

    @Test
    void onlyCapableHandsetsDoWhatTheyDo() {
        Map<Long, List<HandsetModel>> held = held();
        assertThat(from(Feed.MMSC))
                .allMatch(e -> held.get(e.getMsisdn()).stream().anyMatch(HandsetModel::mms));
        assertThat(where(e -> e.getRadio() == RadioTechnology.LTE))
                .allMatch(e -> held.get(e.getMsisdn()).stream().anyMatch(HandsetModel::lte));
        Set<String> tacs =
                HandsetModel.CATALOGUE.stream().map(HandsetModel::tac).collect(Collectors.toSet());
        assertThat(where(e -> e.getDevice() != null))
                .isNotEmpty()
                .allMatch(e -> tacs.contains(e.getDevice().getTac()));
    }

    private static Map<Long, List<HandsetModel>> held() {
        Life life = WORLD.life();
        Map<Long, List<HandsetModel>> held = new HashMap<>();
        for (int person = 0; person < PEOPLE; person++) {
            life.live(person, Days.dayOf(WORLD.startMs()));
            List<HandsetModel> models = new ArrayList<>();
            for (int hold = 0; hold < life.phone().holds(); hold++) {
                models.add(life.phone().held(hold));
            }
            held.put(World.msisdn(person, 0), models);
            held.put(World.msisdn(person, 1), models);
        }
        return held;
    }

    @Test
    void nothingIsSeenOfAPhoneThatIsOffOrAbroad() {
        Life life = WORLD.life();
        for (Event event : EVENTS) {
            boolean silentSource =
                    event.getSource().equals("crm") || event.getSource().equals("hlr");
            if (silentSource || event.getKind() == EventKind.POWER_OFF) {
                continue;
            }
            int person = (int) (event.getMsisdn() - World.msisdn(0, 0)) % World.MOST_PEOPLE;
            life.live(person, Days.dayOf(event.getHappenedMs()));
            assertThat(life.phone().isOn(event.getHappenedMs()))
                    .as("%s", event.getKind())
                    .isTrue();
            Mode mode = life.plan().mode(life.plan().at(event.getHappenedMs()));
            assertThat(mode).isNotIn(Mode.ABROAD, Mode.AIR);
        }
    }

    @Test
    void callsTellWhatTheyAreAndEmergenciesNothing() {
        assertThat(where(e -> e.getCounterpart() != null))
                .noneMatch(e -> e.getCounterpart().getDigits().equals(String.valueOf(Numbers.EMERGENCY)))
                .allMatch(e -> (e.getCounterpart().getNumberClass() == NumberClass.SERVICE)
                        == Objects.isNull(e.getCounterpart().getE164()));
        assertThat(where(e -> e.getKind() == EventKind.CALL_ENDED))
                .isNotEmpty()
                .allMatch(e -> e.getCall().getDurationS() != null && e.getCall().getCause() == 16);
    }
}
