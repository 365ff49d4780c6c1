package org.opportune.simulators.frames;

/** One connection between a controller and the switch (ITU-T Q.714 3), begun by the controller unless said otherwise. Times are UTC ns. */
final class Dialogue {
    /** Between question and answer. */
    static final long GAP_NS = 20_000_000;

    private static final int NORMAL_CLEAR = 0x09;
    private static final int BY_USER = 0x00;

    private final Schedule schedule;
    private final int controller;
    private final int ofController;
    private final int ofSwitch;

    Dialogue(Schedule schedule, Nodes nodes, int controller) {
        this.schedule = schedule;
        this.controller = controller;
        this.ofController = nodes.reference(controller);
        this.ofSwitch = nodes.reference(Nodes.SWITCH);
    }

    int controller() {
        return controller;
    }

    /** The controller asks for the connection with its first message; the switch confirms. Ends when it is open. */
    long open(long timeNs, byte[] first) {
        schedule.at(timeNs, controller, Nodes.SWITCH, Sccp.request(ofController, first));
        schedule.at(timeNs + GAP_NS, Nodes.SWITCH, controller, Sccp.confirm(ofController, ofSwitch));
        return timeNs + 2 * GAP_NS;
    }

    /** The switch asks for it, for a phone that comes from elsewhere. Ends when it is open. */
    long openBySwitch(long timeNs, byte[] first) {
        schedule.at(timeNs, Nodes.SWITCH, controller, Sccp.request(ofSwitch, first));
        schedule.at(timeNs + GAP_NS, controller, Nodes.SWITCH, Sccp.confirm(ofSwitch, ofController));
        return timeNs + 2 * GAP_NS;
    }

    /** The switch wants no connection, though it has read what came with the request. */
    void openAndRefuse(long timeNs, byte[] first) {
        schedule.at(timeNs, controller, Nodes.SWITCH, Sccp.request(ofController, first));
        schedule.at(timeNs + GAP_NS, Nodes.SWITCH, controller, Sccp.refused(ofController, BY_USER));
    }

    /** What follows is said one after the other; each returns when the next may be. */
    long controllerSays(long timeNs, byte[] message) {
        schedule.at(timeNs, controller, Nodes.SWITCH, Sccp.data(ofSwitch, message));
        return timeNs + GAP_NS;
    }

    long switchSays(long timeNs, byte[] message) {
        schedule.at(timeNs, Nodes.SWITCH, controller, Sccp.data(ofController, message));
        return timeNs + GAP_NS;
    }

    /** In two segments, and both in one packet. */
    long controllerSaysInPieces(long timeNs, byte[] message) {
        schedule.at(timeNs, controller, Nodes.SWITCH, Sccp.inTwo(ofSwitch, message));
        return timeNs + GAP_NS;
    }

    long phoneSays(long timeNs, byte[] layerThree) {
        return controllerSays(timeNs, Bssmap.toPhone(0, layerThree));
    }

    long phoneHears(long timeNs, byte[] layerThree) {
        return switchSays(timeNs, Bssmap.toPhone(0, layerThree));
    }

    /** On the service access point of messages. */
    long phoneTexts(long timeNs, byte[] layerThree) {
        return controllerSays(timeNs, Bssmap.toPhone(3, layerThree));
    }

    long phoneIsTexted(long timeNs, byte[] layerThree) {
        return switchSays(timeNs, Bssmap.toPhone(3, layerThree));
    }

    private long says(boolean phone, long timeNs, byte[] layerThree) {
        return phone ? phoneSays(timeNs, layerThree) : phoneHears(timeNs, layerThree);
    }

    /** It rings at the called side. */
    void ring(long timeNs, boolean outgoing) {
        says(!outgoing, timeNs, LayerThree.call(true, LayerThree.ALERTING));
    }

    /** The called side answers. */
    void answer(long timeNs, boolean outgoing) {
        long next = says(!outgoing, timeNs, LayerThree.call(true, LayerThree.CONNECT));
        says(outgoing, next, LayerThree.call(false, LayerThree.CONNECT_ACKNOWLEDGE));
    }

    /** One side ends a call of which the other takes leave; then the connection is cleared. */
    void hangUp(long timeNs, boolean outgoing, boolean byPhone, int cause) {
        boolean answering = byPhone != outgoing;
        long next = says(byPhone, timeNs, LayerThree.disconnect(answering, cause));
        next = says(!byPhone, next, LayerThree.release(!answering, cause));
        clear(says(byPhone, next, LayerThree.call(answering, LayerThree.RELEASE_COMPLETE)));
    }

    /** The switch clears the radio, then the connection. */
    long clear(long timeNs) {
        return clear(timeNs, NORMAL_CLEAR);
    }

    long clear(long timeNs, int cause) {
        long cleared = controllerSays(switchSays(timeNs, Bssmap.clearCommand(cause)), Bssmap.clearComplete());
        schedule.at(cleared, Nodes.SWITCH, controller, Sccp.released(ofController, ofSwitch, BY_USER));
        schedule.at(cleared + GAP_NS, controller, Nodes.SWITCH, Sccp.releaseComplete(ofSwitch, ofController));
        return cleared + 2 * GAP_NS;
    }

    /** The controller drops the connection without a word. */
    long drop(long timeNs, int cause) {
        schedule.at(timeNs, controller, Nodes.SWITCH, Sccp.released(ofSwitch, ofController, cause));
        schedule.at(timeNs + GAP_NS, Nodes.SWITCH, controller, Sccp.releaseComplete(ofController, ofSwitch));
        return timeNs + 2 * GAP_NS;
    }
}
