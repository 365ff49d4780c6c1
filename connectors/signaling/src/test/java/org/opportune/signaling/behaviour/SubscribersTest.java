package org.opportune.signaling.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.opportune.signaling.behaviour.Detail.Handset;
import org.opportune.signaling.bssap.Plmn;

/** What follows from several behaviours. */
class SubscribersTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long ANNA = 1_999_010_000_000_001L;
    private static final long BERT = 1_999_010_000_000_002L;
    private static final int HERE = Plmn.of(999, 1, 2);
    private static final Place ONE = new Place(HERE, 1001, 1);
    private static final Place TWO = new Place(HERE, 1001, 2);
    private static final long OLD = 135_480_209_000_003L;
    private static final long NEW = 135_499_999_000_003L;

    private final List<Behaviour> seen = new ArrayList<>();
    private final Subscribers subscribers = new Subscribers(Rules.USUAL, Networks.shipped(), 1_000, seen::add);
    private int connection;

    private void take(long timeNs, Kind kind, long imsi, Place place, @Nullable Detail detail) {
        connection++;
        Subject subject = new Subject(imsi, false, 0, 0, 0, connection, false);
        subscribers.take(new Behaviour(kind, new Proof(timeNs, 1, connection, 0), subject, place, detail));
    }

    private void handset(long timeNs, long imsi, long imei) {
        take(timeNs, Kind.IMEI_SEEN, imsi, ONE, new Handset(imei, Detail.NONE, 0, 0));
    }

    private List<Kind> derived() {
        return seen.stream().map(Behaviour::kind).filter(Kind::derived).toList();
    }

    private Behaviour only(Kind kind) {
        assertThat(seen).filteredOn(b -> b.kind() == kind).hasSize(1);
        return seen.stream().filter(b -> b.kind() == kind).findFirst().orElseThrow();
    }

    @Test
    void anotherModelCountsWhenASecondConnectionShowsIt() {
        handset(0, ANNA, OLD);
        handset(MINUTE, ANNA, NEW);
        assertThat(derived()).isEmpty();
        handset(2 * MINUTE, ANNA, NEW);
        assertThat(derived()).containsExactly(Kind.HANDSET_CHANGED);
        assertThat(only(Kind.HANDSET_CHANGED).detail()).isEqualTo(new Handset(NEW, Detail.NONE, OLD, 1));
    }

    @Test
    void oneSightingBetweenTwoOfTheOldOneIsNoChange() {
        handset(0, ANNA, OLD);
        handset(MINUTE, ANNA, NEW);
        handset(2 * MINUTE, ANNA, OLD);
        handset(3 * MINUTE, ANNA, NEW);
        subscribers.advance(23 * HOUR);
        assertThat(derived()).containsExactly(Kind.IMPLICIT_POWER_OFF);
    }

    @Test
    void theSameConnectionProvesNoSecondTime() {
        handset(0, ANNA, OLD);
        handset(MINUTE, ANNA, NEW);
        connection--;
        handset(MINUTE + 1, ANNA, NEW);
        assertThat(derived()).isEmpty();
    }

    @Test
    void oneSightingAndNoOtherForADayIsAChangeOfThatMoment() {
        handset(0, ANNA, OLD);
        handset(MINUTE, ANNA, NEW);
        subscribers.advance(MINUTE + 24 * HOUR - 1);
        assertThat(derived()).containsExactly(Kind.IMPLICIT_POWER_OFF);
        subscribers.advance(MINUTE + 24 * HOUR);
        assertThat(only(Kind.HANDSET_CHANGED).proof().timeNs()).isEqualTo(MINUTE + 24 * HOUR);
    }

    @Test
    void theSameModelWithAnotherSerialIsASlotOrAReplacement() {
        handset(0, ANNA, OLD);
        handset(MINUTE, ANNA, OLD + 1);
        assertThat(derived()).containsExactly(Kind.SLOT_SWAP);
    }

    @Test
    void aSimThatSettlesInAnothersHandsetIsSaidTo() {
        handset(0, BERT, NEW);
        handset(1, ANNA, OLD);
        handset(MINUTE, ANNA, NEW);
        assertThat(derived()).isEmpty();
        handset(2 * MINUTE, ANNA, NEW);
        assertThat(derived()).containsExactly(Kind.HANDSET_CHANGED, Kind.SIM_IN_OTHER_HANDSET);
    }

    @Test
    void anImeiOfManySimsProvesNothing() {
        handset(0, ANNA, OLD);
        for (int i = 1; i <= 4; i++) {
            handset(i, BERT + i, NEW);
        }
        handset(MINUTE, ANNA, NEW);
        handset(2 * MINUTE, ANNA, NEW);
        subscribers.advance(HOUR);
        assertThat(derived()).isEmpty();
    }

    @Test
    void silenceForT3212AndAMarginIsOffOnceAndWhereItWasLastSeen() {
        take(0, Kind.LOCATION_UPDATE, ANNA, ONE, null);
        take(HOUR, Kind.PERIODIC_UPDATE, ANNA, TWO, null);
        subscribers.advance(HOUR + 70 * MINUTE - 1);
        assertThat(derived()).isEmpty();
        subscribers.advance(10 * HOUR);
        Behaviour off = only(Kind.IMPLICIT_POWER_OFF);
        assertThat(off.proof().timeNs()).isEqualTo(HOUR + 70 * MINUTE);
        assertThat(off.place()).isEqualTo(TWO);
    }

    @Test
    void neitherACallNorAHandsetThatSaidGoodbyeIsSilent() {
        take(0, Kind.CALL_STARTED, ANNA, ONE, null);
        take(0, Kind.POWER_OFF, BERT, ONE, null);
        subscribers.advance(5 * HOUR);
        assertThat(derived()).isEmpty();
        take(5 * HOUR, Kind.CALL_ENDED, ANNA, ONE, null);
        subscribers.advance(7 * HOUR);
        assertThat(derived()).containsExactly(Kind.IMPLICIT_POWER_OFF);
    }

    @Test
    void aSimOfAnotherNetworkArrivesOnceUntilItGoes() {
        long german = 1_262_011_234_567_890L;
        take(0, Kind.LOCATION_UPDATE, german, ONE, null);
        take(1, Kind.LOCATION_UPDATE, german, TWO, null);
        take(2, Kind.LOCATION_UPDATE, ANNA, TWO, null);
        assertThat(only(Kind.ROAM_IN).detail()).isEqualTo(new Detail.Home(Plmn.of(262, 1, 2)));
        take(5 * HOUR, Kind.LOCATION_UPDATE, german, ONE, null);
        assertThat(derived()).filteredOn(kind -> kind == Kind.ROAM_IN).hasSize(2);
    }

    @Test
    void anotherCellIsAChangeUnlessAnUpdateSaysSo() {
        take(0, Kind.LOCATION_UPDATE, ANNA, ONE, null);
        take(SECOND, Kind.CALL_STARTED, ANNA, TWO, null);
        take(2 * HOUR / 2, Kind.PERIODIC_UPDATE, ANNA, ONE, null);
        assertThat(seen).extracting(Behaviour::kind).containsOnlyOnce(Kind.CELL_CHANGE);
        assertThat(only(Kind.CELL_CHANGE).detail()).isEqualTo(new Detail.Move(ONE));
    }

    @Test
    void backWithinAMinuteIsPingPong() {
        take(0, Kind.LOCATION_UPDATE, ANNA, ONE, null);
        take(30 * SECOND, Kind.LOCATION_UPDATE, ANNA, TWO, null);
        take(80 * SECOND, Kind.LOCATION_UPDATE, ANNA, ONE, null);
        take(200 * SECOND, Kind.LOCATION_UPDATE, ANNA, TWO, null);
        assertThat(only(Kind.PING_PONG).proof().timeNs()).isEqualTo(80 * SECOND);
    }
}
