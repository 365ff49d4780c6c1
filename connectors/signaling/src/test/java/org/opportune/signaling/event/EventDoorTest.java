package org.opportune.signaling.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opportune.schemas.Wire;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.event.EventKind;
import org.opportune.schemas.event.IdentityKind;
import org.opportune.schemas.event.LocationKind;
import org.opportune.schemas.event.NumberClass;
import org.opportune.schemas.event.RadioTechnology;
import org.opportune.signaling.behaviour.Behaviour;
import org.opportune.signaling.behaviour.Detail;
import org.opportune.signaling.behaviour.Detail.Call;
import org.opportune.signaling.behaviour.Detail.Side;
import org.opportune.signaling.behaviour.Dialled;
import org.opportune.signaling.behaviour.Kind;
import org.opportune.signaling.behaviour.Place;
import org.opportune.signaling.behaviour.Proof;
import org.opportune.signaling.behaviour.Subject;
import org.opportune.signaling.bssap.Plmn;
import org.opportune.signaling.identity.Numbers;

class EventDoorTest {
    private static final long IMSI = 1_262_010_000_000_001L;
    private static final long MSISDN = 4_917_000_000_011L;
    private static final long NOW_NS = 1_795_294_744_165_064_000L;
    private static final Place CELL = new Place(Plmn.of(262, 1, 2), 1001, 6969);

    private static final NumberTable TABLE = new NumberTable() {
        @Override
        public NumberClass classOf(String digits) {
            return digits.equals("10086")
                    ? NumberClass.SERVICE
                    : digits.startsWith("0800111") ? NumberClass.SENSITIVE : NumberClass.UNCLASSIFIED;
        }

        @Override
        public @Nullable Long e164(String digits) {
            return digits.startsWith("+") ? Long.valueOf(digits.substring(1)) : null;
        }
    };

    private final List<Event> events = new ArrayList<>();
    private final Numbers numbers = new Numbers();
    private final EventDoor door = new EventDoor(numbers, TABLE, events::add);

    EventDoorTest() {
        numbers.home(IMSI, MSISDN);
    }

    private static Behaviour of(Kind kind, long imsi, boolean emergency, @Nullable Detail detail) {
        Subject subject = new Subject(imsi, false, 0, 0, 135_480_209_000_003L, 7, emergency);
        return new Behaviour(kind, new Proof(NOW_NS, 3, 1, 2), subject, CELL, detail);
    }

    private static Call call(String number, int ton, int cause, boolean alerted, boolean answered) {
        long second = 1_000_000_000L;
        return new Call(
                true,
                Dialled.of(number, ton, 1),
                NOW_NS - 90 * second,
                alerted ? NOW_NS - 80 * second : Detail.NEVER,
                answered ? NOW_NS - 61 * second : Detail.NEVER,
                NOW_NS,
                cause,
                0,
                Side.NETWORK,
                false);
    }

    @Test
    void anEventSaysSourceIdentityPlaceRadioDeviceAndNumber() throws Exception {
        assertThat(door.take(of(Kind.CALL_ENDED, IMSI, false, call("4917012345", 1, 16, true, true)), 0))
                .isEqualTo(Fate.EVENT);
        Event event = events.get(0);
        assertThat(event.getSource()).isEqualTo("a-interface");
        assertThat(event.getMsisdn()).isEqualTo(MSISDN);
        assertThat(event.getKind()).isEqualTo(EventKind.CALL_ENDED);
        assertThat(event.getHappenedMs()).isEqualTo(1_795_294_744_165L).isEqualTo(event.getKnownMs());
        assertThat(event.getIdentityKind()).isEqualTo(IdentityKind.IMSI);
        assertThat(event.getRadio()).isEqualTo(RadioTechnology.GSM);
        assertThat(event.getLocation().getKind()).isEqualTo(LocationKind.CELL);
        assertThat(event.getLocation().getId()).isEqualTo("262-01-1001-6969");
        assertThat(event.getDevice().getTac()).isEqualTo("35480209");
        assertThat(event.getCounterpart().getDigits()).isEqualTo("+4917012345");
        assertThat(event.getCounterpart().getE164()).isEqualTo(4_917_012_345L);
        assertThat(event.getCall().getDurationS()).isEqualTo(61);
        assertThat(event.getCall().getCause()).isEqualTo(16);
        assertThat(event.getAttributes()).isNull();
        Wire<Event> wire = Wire.of(Event.class);
        assertThat(wire.decode(wire.encode(event))).isEqualTo(event);
    }

    @ParameterizedTest
    @CsvSource({
        "16, true, true, CALL_ENDED",
        "21, true, false, CALL_REJECTED",
        "1, false, false, CALL_VACANT_NUMBER",
        "17, false, false, CALL_NO_ANSWER",
        "18, false, false, CALL_NO_ANSWER",
        "19, true, false, CALL_NO_ANSWER",
        "102, true, false, CALL_NO_ANSWER",
        "16, true, false, CALL_NO_ANSWER",
        "16, false, false, CALL_ENDED",
        "47, false, false, CALL_ENDED"
    })
    void theCauseSaysHowACallEnded(int cause, boolean alerted, boolean answered, EventKind kind) {
        door.take(of(Kind.CALL_ENDED, IMSI, false, call("4917012345", 1, cause, alerted, answered)), 0);
        assertThat(events).extracting(Event::getKind).containsExactly(kind);
        assertThat(events.get(0).getCall().getDurationS()).isEqualTo(answered ? 61L : null);
    }

    @Test
    void aServiceNumberThatIsDialledIsAHotlineToo() {
        door.take(of(Kind.CALL_STARTED, IMSI, false, call("10086", 0, -1, false, false)), 0);
        assertThat(events)
                .extracting(Event::getKind)
                .containsExactly(EventKind.CALL_STARTED, EventKind.HOTLINE_DIALLED);
        assertThat(events).extracting(Event::getId).doesNotHaveDuplicates();
    }

    @Test
    void emergencyCallsAndSensitiveNumbersStayOutsideAndAreCounted() {
        door.take(of(Kind.CALL_STARTED, IMSI, true, call("4917012345", 1, -1, false, false)), 0);
        door.take(of(Kind.HANDOVER, IMSI, true, null), 0);
        door.take(of(Kind.CALL_STARTED, IMSI, false, call("112", 0, -1, false, false)), 0);
        door.take(of(Kind.CALL_ENDED, IMSI, false, call("08001110111", 2, 16, true, true)), 0);
        assertThat(events).isEmpty();
        assertThat(door.count(Fate.EMERGENCY)).isEqualTo(3);
        assertThat(door.count(Fate.SENSITIVE)).isEqualTo(1);
    }

    @Test
    void nobodyKnownIsNoEvent() {
        door.take(of(Kind.POWER_OFF, 0, false, null), 0);
        door.take(of(Kind.POWER_OFF, IMSI + 1, false, null), 0);
        assertThat(events).isEmpty();
        assertThat(door.count(Fate.UNRESOLVED_IMSI)).isEqualTo(1);
        assertThat(door.count(Fate.UNRESOLVED_MSISDN)).isEqualTo(1);
        numbers.visited(IMSI + 1, MSISDN + 1);
        door.take(of(Kind.POWER_OFF, IMSI + 1, false, null), 0);
        assertThat(events).extracting(Event::getMsisdn).containsExactly(MSISDN + 1);
    }

    @Test
    void whatIsDerivedIsMarkedWithItsRule() {
        door.take(of(Kind.IMPLICIT_POWER_OFF, IMSI, false, null), 0);
        door.take(of(Kind.ROAM_IN, IMSI, false, new Detail.Home(Plmn.of(310, 260, 3))), 0);
        assertThat(events).extracting(Event::getKind).containsExactly(EventKind.POWER_OFF, EventKind.ROAM_IN);
        assertThat(events.get(0).getAttributes()).isEqualTo(Map.of("derived", "implicit-power-off"));
        assertThat(events.get(1).getAttributes()).isEqualTo(Map.of("derived", "roam-in", "home-network", "310-260"));
    }

    @Test
    void aMessageThatWasRefusedWasNotSent() {
        Detail refused = new Detail.Sms(Dialled.of("4917012345", 1, 1), null, NOW_NS, false, Detail.Result.REFUSED, 21);
        assertThat(door.take(of(Kind.SMS_SENT, IMSI, false, refused), 0)).isEqualTo(Fate.NO_EVENT);
        Detail sent = new Detail.Sms(Dialled.of("Bank", 5, 0), null, NOW_NS, false, Detail.Result.ACCEPTED, -1);
        assertThat(door.take(of(Kind.SMS_RECEIVED, IMSI, false, sent), 0)).isEqualTo(Fate.EVENT);
        assertThat(events.get(0).getCounterpart().getDigits()).isEqualTo("Bank");
        assertThat(events.get(0).getMessage().getText()).isNull();
    }
}
