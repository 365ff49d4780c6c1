package org.opportune.simulators.frames;

/** A call that moves to another controller: TS 48.008 3.1.5; the switch begins the second connection. */
final class Handover {
    private static final int BETTER_CELL = 0x0c;
    private static final int SUCCESSFUL = 0x0b;
    private static final int NORMAL = 16;
    /** RR HANDOVER COMMAND (TS 44.018 9.1.15): cell 1, channel 1, reference 1, power 5. */
    private static final byte[] COMMAND = Octets.of(0x06, 0x2b, 0x10, 0x20, 0x0a, 0xa0, 0x01, 0x01, 0x05);

    private Handover() {}

    /** From the measurement that asks for it to the end of the call, 20 s later. */
    static void play(Scene scene, Dialogue before, long at) {
        Dialogue target = new Dialogue(scene.schedule(), scene.nodes(), Nodes.controller(scene.there()));
        long next = before.controllerSays(at, Bssmap.handoverRequired(BETTER_CELL, scene.there()));
        next = target.openBySwitch(next, Bssmap.handoverRequest(Scene.CIRCUIT + 1, scene.here(), scene.there()));
        next = target.controllerSays(next, Bssmap.handoverRequestAcknowledge(COMMAND));
        next = target.switchSays(next, Bssmap.commonId(scene.imsi()));
        next = before.switchSays(next, Bssmap.handoverCommand(COMMAND));
        next = target.controllerSays(next + 5 * Dialogue.GAP_NS, Bssmap.handoverDetect());
        before.clear(target.controllerSays(next, Bssmap.handoverComplete()), SUCCESSFUL);
        target.hangUp(at + 20_000_000_000L, true, true, NORMAL);
    }
}
