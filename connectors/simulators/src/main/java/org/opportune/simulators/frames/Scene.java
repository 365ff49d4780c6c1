package org.opportune.simulators.frames;

import java.io.IOException;

/** One phone in one cell on a day in 2026, and what its calls have in common. */
final class Scene {
    static final int CIRCUIT = 1;
    /** 2026-03-02T10:00:00Z. */
    private static final long START_NS = 1_772_445_600_000_000_000L;

    private static final String IMSI = "999010000000007";
    private static final Cell HERE = new Cell("999", "01", 1_001, 17);
    /** Of another controller. */
    private static final Cell THERE = new Cell("999", "01", 2_001, 42);

    private final Schedule schedule;
    private final Nodes nodes = new Nodes();

    Scene(CaptureFile capture) {
        schedule = new Schedule(capture);
    }

    long now(long afterMs) {
        return START_NS + afterMs * 1_000_000;
    }

    String imsi() {
        return IMSI;
    }

    Cell here() {
        return HERE;
    }

    Cell there() {
        return THERE;
    }

    Schedule schedule() {
        return schedule;
    }

    Nodes nodes() {
        return nodes;
    }

    Dialogue dialogue() {
        return new Dialogue(schedule, nodes, Nodes.controller(HERE));
    }

    byte[] request(int service) {
        return Bssmap.completeLayerThree(HERE, LayerThree.serviceRequest(service, Digits.imsi(IMSI)));
    }

    /** Between controller and switch, without a connection. */
    void say(long timeNs, boolean byController, byte[] sccp) {
        int controller = Nodes.controller(HERE);
        schedule.at(timeNs, byController ? controller : Nodes.SWITCH, byController ? Nodes.SWITCH : controller, sccp);
    }

    /** The phone dials, up to where the number is on its way. */
    Dialogue callTo(String number) {
        Dialogue dialogue = dialogue();
        long next = dialogue.open(now(0), request(LayerThree.CALL));
        next = dialogue.switchSays(next, Bssmap.commonId(IMSI));
        next = dialogue.phoneHears(next, LayerThree.serviceAccept());
        next = dialogue.phoneSays(next, LayerThree.setupTo(number));
        next = dialogue.phoneHears(next, LayerThree.call(true, LayerThree.CALL_PROCEEDING));
        dialogue.controllerSays(
                dialogue.switchSays(next, Bssmap.assignmentRequest(CIRCUIT)), Bssmap.assignmentComplete());
        return dialogue;
    }

    /** It rings, and after half a second somebody answers. */
    void answer(Dialogue dialogue, long at) {
        dialogue.ring(at - 500_000_000, true);
        dialogue.answer(at, true);
    }

    void hangUp(Dialogue dialogue, long at, boolean byPhone, int cause) {
        dialogue.hangUp(at, true, byPhone, cause);
    }

    void end() throws IOException {
        schedule.release(Long.MAX_VALUE);
    }
}
