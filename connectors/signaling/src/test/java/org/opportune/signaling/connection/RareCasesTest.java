package org.opportune.signaling.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opportune.signaling.connection.Scene.OTHER_BSC;
import static org.opportune.signaling.connection.Scene.SWITCH;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opportune.signaling.behaviour.Behaviour;
import org.opportune.signaling.behaviour.Detail;
import org.opportune.signaling.behaviour.Detail.Call;
import org.opportune.signaling.behaviour.Detail.Handover;
import org.opportune.signaling.behaviour.Detail.Side;
import org.opportune.signaling.behaviour.Kind;

/** What no real capture holds, with octets by hand. References of the base station are small, of the switch large. */
class RareCasesTest {
    private static final String IMSI = "001010000000001";
    private static final long KNOWN = 1_001_010_000_000_001L;
    private static final String OTHER_IMSI = "001010000000002";
    private static final int LAC = 1001;

    private final Scene scene = new Scene();

    /** A call that the subscriber makes and that is answered; connection 1 and 101. */
    private Scene callIsUp() {
        return begin(1, 101, Wire.serviceRequest(1, Wire.imsi(IMSI)))
                .up(Wire.dt1(101, Wire.setup(0, "4917012345")))
                .down(Wire.dt1(1, Wire.call(8, 1)))
                .down(Wire.dt1(1, Wire.call(8, 7)));
    }

    private Scene begin(int ours, int theirs, byte[] layer3) {
        return scene.up(Wire.cr(ours, Wire.completeLayer3(LAC, 7, layer3))).down(Wire.cc(ours, theirs));
    }

    private static Call call(Behaviour behaviour) {
        assertThat(behaviour.detail()).isInstanceOf(Call.class);
        return (Call) behaviour.detail();
    }

    @Test
    void aResetInMidCallDropsItWhenItComes() {
        callIsUp().pause(30).up(Wire.reset()).end();
        Call dropped = call(scene.only(Kind.CALL_ENDED));
        assertThat(dropped.dropped()).isTrue();
        assertThat(dropped.cause()).isEqualTo(Detail.NONE);
        assertThat(dropped.durationNs()).isEqualTo(31 * Scene.SECOND);
        assertThat(scene.counts().open()).isZero();
    }

    @Test
    void aResetOfAnotherControllerDropsNothing() {
        callIsUp().send(OTHER_BSC, SWITCH, Wire.reset()).end();
        assertThat(scene.kinds()).doesNotContain(Kind.CALL_ENDED);
        assertThat(scene.counts().open()).isEqualTo(1);
    }

    @Test
    void aRefusedConnectionStillSaysThatTheHandsetGoes() {
        scene.up(Wire.cr(1, Wire.completeLayer3(LAC, 7, Wire.detach(Wire.imsi(IMSI)))))
                .down(Wire.cref(1))
                .end();
        assertThat(scene.kinds()).containsExactly(Kind.POWER_OFF);
        assertThat(scene.counts().open()).isZero();
    }

    @Test
    void aReferenceThatIsAskedForAgainEndsItsOldConnection() {
        callIsUp();
        begin(1, 102, Wire.detach(Wire.imsi(OTHER_IMSI))).end();
        assertThat(scene.kinds())
                .containsExactly(Kind.CALL_STARTED, Kind.CALL_ANSWERED, Kind.CALL_ENDED, Kind.POWER_OFF);
        assertThat(call(scene.only(Kind.CALL_ENDED)).dropped()).isTrue();
        assertThat(scene.only(Kind.CALL_ENDED).subject().imsi()).isEqualTo(KNOWN);
        assertThat(scene.only(Kind.POWER_OFF).subject().imsi()).isNotEqualTo(KNOWN);
    }

    @Test
    void aReferenceOfTheSwitchThatIsGivenAgainEndsItsOldConnection() {
        callIsUp();
        begin(2, 101, Wire.detach(Wire.imsi(OTHER_IMSI))).end();
        assertThat(call(scene.only(Kind.CALL_ENDED)).dropped()).isTrue();
        assertThat(scene.counts().open()).isEqualTo(1);
    }

    @Test
    void withoutAConnectionRequestOnlyWhatIsSeenCountsAndCommonIdSaysWhoseItIs() {
        scene.down(Wire.dt1(1, Wire.call(8, 7)))
                .down(Wire.dt1(1, Wire.commonId(IMSI)))
                .pause(5)
                .down(Wire.dt1(1, Wire.disconnect(8, 16)))
                .down(Wire.rlsd(1, 101))
                .up(Wire.rlc(101, 1))
                .end();
        Behaviour ended = scene.only(Kind.CALL_ENDED);
        assertThat(ended.subject().imsi()).isEqualTo(KNOWN);
        assertThat(call(ended).originating()).isTrue();
        assertThat(call(ended).setupNs()).isEqualTo(Detail.NEVER);
        assertThat(call(ended).releasedBy()).isEqualTo(Side.NETWORK);
        assertThat(scene.counts().halves()).isEqualTo(1);
        assertThat(scene.counts().open()).isZero();
    }

    @Test
    void halvesAreJoinedByTheReleaseThatNamesBothReferences() {
        scene.up(Wire.dt1(101, Wire.disconnect(0, 16)))
                .down(Wire.dt1(1, Wire.commonId(IMSI)))
                .down(Wire.rlsd(1, 101))
                .end();
        Behaviour ended = scene.only(Kind.CALL_ENDED);
        assertThat(ended.subject().imsi()).isEqualTo(KNOWN);
        assertThat(call(ended).releasedBy()).isEqualTo(Side.HANDSET);
    }

    @Test
    void whatAHalfProvesOfNobodyIsToldWithoutAName() {
        scene.up(Wire.dt1(101, Wire.clearRequest(1))).down(Wire.rlsd(1, 101)).end();
        assertThat(scene.only(Kind.CLEAR_REQUESTED).subject().imsi()).isZero();
    }

    @Test
    void aCallOnHoldIsACallAndTwoEndEachForItself() {
        callIsUp()
                .up(Wire.dt1(101, Wire.call(0, 0x18)))
                .down(Wire.dt1(1, Wire.call(8, 0x19)))
                .up(Wire.dt1(101, Wire.setup(1, "4917099999")))
                .down(Wire.dt1(1, Wire.call(9, 7)))
                .up(Wire.dt1(101, Wire.disconnect(1, 16)))
                .up(Wire.dt1(101, Wire.call(0, 0x1c)))
                .down(Wire.dt1(1, Wire.call(8, 0x1d)))
                .down(Wire.dt1(1, Wire.disconnect(8, 16)))
                .end();
        assertThat(scene.kinds())
                .containsExactly(
                        Kind.CALL_STARTED,
                        Kind.CALL_ANSWERED,
                        Kind.CALL_STARTED,
                        Kind.CALL_ANSWERED,
                        Kind.CALL_ENDED,
                        Kind.CALL_ENDED);
        assertThat(call(scene.behaviours.get(4)).releasedBy()).isEqualTo(Side.HANDSET);
        assertThat(call(scene.behaviours.get(5)).durationNs()).isEqualTo(8 * Scene.SECOND);
    }

    @Test
    void anAttachIsAPowerOn() {
        begin(1, 101, Wire.updateRequest(2, LAC, Wire.imsi(IMSI)))
                .down(Wire.dt1(1, Wire.updateAccept(LAC)))
                .end();
        Behaviour on = scene.only(Kind.POWER_ON);
        assertThat(on.place().id()).isEqualTo("001-01-1001-7");
    }

    @Test
    void aHandoverToAnotherControllerTakesTheCallAlong() {
        byte[] command = Wire.octets(6, 0x2b, 1, 2, 3, 4);
        callIsUp()
                .up(Wire.dt1(101, Wire.handoverRequired(2001, 42)))
                .send(SWITCH, OTHER_BSC, Wire.cr(900, Wire.handoverRequest(LAC, 7, 2001, 42)))
                .send(OTHER_BSC, SWITCH, Wire.cc(900, 5))
                .send(OTHER_BSC, SWITCH, Wire.dt1(900, Wire.handoverRequestAck(command)))
                .down(Wire.dt1(1, Wire.handoverCommand(command)))
                .send(OTHER_BSC, SWITCH, Wire.dt1(900, Wire.bare(0x1b)))
                .send(OTHER_BSC, SWITCH, Wire.dt1(900, Wire.bare(0x14)))
                .down(Wire.dt1(1, Wire.clearCommand(0x0b)))
                .up(Wire.dt1(101, Wire.clearComplete()))
                .down(Wire.rlsd(1, 101))
                .up(Wire.rlc(101, 1))
                .pause(60)
                .send(OTHER_BSC, SWITCH, Wire.dt1(900, Wire.disconnect(0, 16)))
                .end();
        Behaviour handover = scene.only(Kind.HANDOVER);
        assertThat(handover.subject().imsi()).isEqualTo(KNOWN);
        assertThat(handover.detail()).isInstanceOfSatisfying(Handover.class, h -> {
            assertThat(h.from().id()).isEqualTo("001-01-1001-7");
            assertThat(h.to().id()).isEqualTo("001-01-2001-42");
            assertThat(h.cause()).isEqualTo(0x0c);
        });
        Behaviour ended = scene.only(Kind.CALL_ENDED);
        assertThat(call(ended).dropped()).isFalse();
        assertThat(call(ended).releasedBy()).isEqualTo(Side.HANDSET);
        assertThat(call(ended).durationNs()).isEqualTo(72 * Scene.SECOND);
        assertThat(ended.place().id()).isEqualTo("001-01-2001-42");
        assertThat(scene.only(Kind.CELL_CHANGE).place().id()).isEqualTo("001-01-2001-42");
    }

    @Test
    void aNewTmsiCountsAtOnceAndTheOldOneUntilItIsConfirmed() {
        updateWith(0x1111);
        begin(2, 102, Wire.updateRequest(0, LAC, Wire.tmsi(0x1111)))
                .down(Wire.dt1(2, Wire.commonId(IMSI)))
                .down(Wire.dt1(2, Wire.updateAccept(LAC, 0x2222)));
        detachOf(3, 0x1111);
        detachOf(4, 0x2222);
        scene.end();
        assertThat(powerOffs()).containsExactly(KNOWN, KNOWN);
    }

    @Test
    void aConfirmedTmsiFreesTheOldOne() {
        updateWith(0x1111);
        begin(2, 102, Wire.updateRequest(0, LAC, Wire.tmsi(0x1111)))
                .down(Wire.dt1(2, Wire.commonId(IMSI)))
                .down(Wire.dt1(2, Wire.updateAccept(LAC, 0x2222)))
                .up(Wire.dt1(102, Wire.tmsiComplete()));
        detachOf(3, 0x1111);
        detachOf(4, 0x2222);
        scene.end();
        assertThat(powerOffs()).containsExactlyInAnyOrder(0L, KNOWN);
    }

    private void updateWith(int tmsi) {
        begin(1, 101, Wire.updateRequest(0, 1, Wire.imsi(IMSI)))
                .down(Wire.dt1(1, Wire.updateAccept(LAC, tmsi)))
                .up(Wire.dt1(101, Wire.tmsiComplete()))
                .down(Wire.rlsd(1, 101))
                .up(Wire.rlc(101, 1));
    }

    private void detachOf(int reference, int tmsi) {
        scene.up(Wire.cr(reference, Wire.completeLayer3(LAC, 7, Wire.detach(Wire.tmsi(tmsi)))));
    }

    private List<Long> powerOffs() {
        return scene.behaviours.stream()
                .filter(b -> b.kind() == Kind.POWER_OFF)
                .map(b -> b.subject().imsi())
                .toList();
    }

    @Test
    void aTmsiThatIsLearntLaterNamesWhatWaitedForIt() {
        detachOf(1, 0x3333);
        scene.down(Wire.paging(IMSI, 0x3333, LAC)).end();
        assertThat(powerOffs()).containsExactly(KNOWN);
    }

    @Test
    void aTmsiThatIsOnlyNowGivenToSomebodyNamesNothingOfBefore() {
        detachOf(9, 0x1111);
        updateWith(0x1111);
        scene.end();
        assertThat(powerOffs()).containsExactly(0L);
    }

    @Test
    void theSameTmsiOfAnotherLocationAreaIsSomebodyElse() {
        updateWith(0x1111);
        scene.up(Wire.cr(5, Wire.completeLayer3(2001, 7, Wire.detach(Wire.tmsi(0x1111)))))
                .end();
        assertThat(powerOffs()).containsExactly(0L);
    }

    @Test
    void aSwitchThatRestartsMayGiveItsTmsisToOthers() {
        updateWith(0x1111);
        scene.down(Wire.reset());
        detachOf(5, 0x1111);
        scene.end();
        assertThat(powerOffs()).containsExactly(0L);
    }

    @Test
    void oneSubscriberMayHaveTwoConnectionsAtOnce() {
        callIsUp();
        begin(2, 102, Wire.serviceRequest(1, Wire.imsi(IMSI)))
                .up(Wire.dt1(102, Wire.setup(0, "4917055555")))
                .up(Wire.dt1(101, Wire.clearRequest(1)))
                .down(Wire.dt1(1, Wire.clearCommand(1)))
                .down(Wire.dt1(2, Wire.call(8, 7)))
                .end();
        assertThat(scene.kinds())
                .containsExactly(
                        Kind.CALL_STARTED,
                        Kind.CALL_ANSWERED,
                        Kind.CALL_STARTED,
                        Kind.CLEAR_REQUESTED,
                        Kind.CALL_ENDED,
                        Kind.CALL_ANSWERED);
        assertThat(call(scene.only(Kind.CALL_ENDED)).other()).isNotNull();
    }

    @Test
    void aFollowOnMessageSharesTheConnectionOfTheUpdateAndOfTheCall() {
        begin(1, 101, Wire.updateRequest(8, 1, Wire.imsi(IMSI)))
                .down(Wire.dt1(1, Wire.updateAccept(LAC)))
                .up(Wire.dt1(101, Wire.setup(0, "4917012345")))
                .up(Wire.dt1(101, Wire.submit(0, 42, "4917099999")))
                .down(Wire.dt1(1, Wire.relayAckFromNetwork(8, 42)))
                .down(Wire.dt1(1, Wire.disconnect(8, 17)))
                .end();
        assertThat(scene.kinds())
                .containsExactly(Kind.LOCATION_UPDATE, Kind.CALL_STARTED, Kind.SMS_SENT, Kind.CALL_ENDED);
        assertThat(scene.only(Kind.SMS_SENT).detail()).isInstanceOfSatisfying(Detail.Sms.class, sms -> {
            assertThat(sms.result()).isEqualTo(Detail.Result.ACCEPTED);
            assertThat(sms.other()).isNotNull();
            assertThat(sms.other().text()).isEqualTo("4917099999");
        });
    }

    @Test
    void aServiceThatIsRefusedIsNoCall() {
        begin(1, 101, Wire.serviceRequest(1, Wire.imsi(IMSI)))
                .down(Wire.dt1(1, Wire.serviceReject(4)))
                .down(Wire.rlsd(1, 101))
                .end();
        assertThat(scene.kinds()).containsExactly(Kind.SERVICE_REJECTED);
    }

    @Test
    void aConnectionOfWhichNothingIsHeardEndsAndItsCallWithIt() {
        callIsUp().pause(22 * 60).send(OTHER_BSC, SWITCH, Wire.reset()).end();
        Behaviour ended = scene.only(Kind.CALL_ENDED);
        assertThat(call(ended).dropped()).isTrue();
        assertThat(call(ended).durationNs()).isEqualTo(21 * 60 * Scene.SECOND);
    }

    @Test
    void anInactivityTestKeepsASilentCall() {
        callIsUp()
                .pause(15 * 60)
                .up(Wire.it(101, 1))
                .pause(15 * 60)
                .down(Wire.dt1(1, Wire.disconnect(8, 16)))
                .end();
        assertThat(call(scene.only(Kind.CALL_ENDED)).dropped()).isFalse();
    }

    @Test
    void segmentsAreJoinedBeforeTheyAreRead() {
        byte[] setup = Wire.setup(0, "4917012345");
        begin(1, 101, Wire.serviceRequest(1, Wire.imsi(IMSI)))
                .up(Wire.segment(101, true, Arrays.copyOfRange(setup, 0, 7)))
                .up(Wire.segment(101, false, Arrays.copyOfRange(setup, 7, setup.length)))
                .end();
        assertThat(call(scene.only(Kind.CALL_STARTED)).other()).isNotNull();
    }

    @Test
    void anEmergencyCallMarksItsWholeConnection() {
        begin(1, 101, Wire.serviceRequest(2, Wire.imsi(IMSI)))
                .up(Wire.dt1(101, Wire.emergencySetup(0)))
                .down(Wire.dt1(1, Wire.disconnect(8, 16)))
                .end();
        assertThat(scene.behaviours).allMatch(b -> b.subject().emergency()).hasSize(2);
    }
}
