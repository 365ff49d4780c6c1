package org.opportune.simulators.frames;

import static org.opportune.simulators.frames.LayerThree.call;

/** A call that moves to another controller: TS 48.008 3.1.5; the switch begins the second connection. */
final class Handover {
    private static final int BETTER_CELL = 0x0c;
    private static final int SUCCESSFUL = 0x0b;
    /** RR HANDOVER COMMAND (TS 44.018 9.1.15): cell 1, channel 1, reference 1, power 5. */
    private static final byte[] COMMAND = Octets.of(0x06, 0x2b, 0x10, 0x20, 0x0a, 0xa0, 0x01, 0x01, 0x05);

    private final Scene scene;
    private final Dialogue before;
    private final int target;
    private final int ofSwitch;
    private final int ofTarget;

    Handover(Scene scene, Dialogue before) {
        this.scene = scene;
        this.before = before;
        this.target = Nodes.controller(scene.there());
        this.ofSwitch = scene.nodes().reference(Nodes.SWITCH);
        this.ofTarget = scene.nodes().reference(target);
    }

    /** From the measurement that asks for it to the end of the call, 20 s later. */
    void play(long at) {
        long next = before.controllerSays(at, Bssmap.handoverRequired(BETTER_CELL, scene.there()));
        byte[] request = Bssmap.handoverRequest(Scene.CIRCUIT + 1, scene.here(), scene.there());
        scene.schedule().at(next, Nodes.SWITCH, target, Sccp.request(ofSwitch, request));
        scene.schedule().at(next + Dialogue.GAP_NS, target, Nodes.SWITCH, Sccp.confirm(ofSwitch, ofTarget));
        next = targetSays(next + 2 * Dialogue.GAP_NS, Bssmap.handoverRequestAcknowledge(COMMAND));
        next = switchSays(next, Bssmap.commonId(scene.imsi()));
        next = before.switchSays(next, Bssmap.handoverCommand(COMMAND));
        next = targetSays(next + 5 * Dialogue.GAP_NS, Bssmap.handoverDetect());
        next = targetSays(next, Bssmap.handoverComplete());
        before.clear(next, SUCCESSFUL);
        hangUp(at + 20_000_000_000L);
    }

    private void hangUp(long at) {
        long next = targetSays(at, Bssmap.toPhone(0, LayerThree.disconnect(false, 16)));
        next = switchSays(next, Bssmap.toPhone(0, LayerThree.release(true, 16)));
        next = targetSays(next, Bssmap.toPhone(0, call(false, 0x2a)));
        next = targetSays(switchSays(next, Bssmap.clearCommand(0x09)), Bssmap.clearComplete());
        scene.schedule().at(next, Nodes.SWITCH, target, Sccp.released(ofTarget, ofSwitch, 0));
        scene.schedule().at(next + Dialogue.GAP_NS, target, Nodes.SWITCH, Sccp.releaseComplete(ofSwitch, ofTarget));
    }

    private long targetSays(long at, byte[] message) {
        scene.schedule().at(at, target, Nodes.SWITCH, Sccp.data(ofSwitch, message));
        return at + Dialogue.GAP_NS;
    }

    private long switchSays(long at, byte[] message) {
        scene.schedule().at(at, Nodes.SWITCH, target, Sccp.data(ofTarget, message));
        return at + Dialogue.GAP_NS;
    }
}
