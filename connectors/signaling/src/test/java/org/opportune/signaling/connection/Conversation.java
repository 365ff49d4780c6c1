package org.opportune.signaling.connection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.opportune.signaling.carrier.Unit;

/** All messages of one connection, from its request to its release, with their times. */
final class Conversation {
    /** What it is about, and how it ends. */
    enum About {
        ANSWERED,
        REJECTED,
        DROPPED,
        UPDATE,
        MESSAGE,
        TWO_CALLS,
        HELD_IN_SEGMENTS
    }

    private static final long STEP_NS = 200_000_000L;

    final List<Unit> units = new ArrayList<>();
    private final int index;
    private final int ours;
    private final int theirs;
    private long nowNs;

    private Conversation(int index, long beginNs) {
        this.index = index;
        this.ours = 10 + index;
        this.theirs = 5_000 + index;
        this.nowNs = beginNs;
    }

    static Conversation of(About about, int index, long beginNs) {
        Conversation made = new Conversation(index, beginNs);
        made.begin(about);
        made.middle(about);
        made.end(about);
        return made;
    }

    String imsi() {
        return "0010100000%05d".formatted(index);
    }

    private void begin(About about) {
        byte[] layer3 = about == About.UPDATE
                ? Wire.updateRequest(0, 900, Wire.imsi(imsi()))
                : Wire.serviceRequest(1, Wire.imsi(imsi()));
        up(Wire.cr(ours, Wire.completeLayer3(1000 + index % 7, index, layer3)));
        down(Wire.cc(ours, theirs));
    }

    private void middle(About about) {
        switch (about) {
            case UPDATE -> {
                up(Wire.dt1(theirs, Wire.identityResponse(Wire.digits(2, "356230010000%03d".formatted(index % 1000)))));
                down(Wire.dt1(ours, Wire.updateAccept(1000 + index % 7, index)));
                up(Wire.dt1(theirs, Wire.tmsiComplete()));
            }
            case MESSAGE -> {
                up(Wire.dt1(theirs, Wire.submit(0, index % 250, "49170" + index)));
                down(Wire.dt1(ours, Wire.relayAckFromNetwork(8, index % 250)));
            }
            case REJECTED -> {
                up(Wire.dt1(theirs, Wire.setup(0, "49170" + index)));
                down(Wire.dt1(ours, Wire.disconnect(8, 21)));
            }
            case HELD_IN_SEGMENTS -> segmented();
            case ANSWERED, DROPPED, TWO_CALLS -> answered(0);
        }
        if (about == About.TWO_CALLS) {
            answered(1);
            up(Wire.dt1(theirs, Wire.disconnect(0, 16)));
            down(Wire.dt1(ours, Wire.disconnect(9, 31)));
        }
    }

    private void answered(int ti) {
        up(Wire.dt1(theirs, Wire.setup(ti, "4917012345" + index)));
        down(Wire.dt1(ours, Wire.call(ti + 8, 1)));
        down(Wire.dt1(ours, Wire.call(ti + 8, 7)));
    }

    private void segmented() {
        byte[] setup = Wire.setup(0, "49170" + index);
        for (int i = 0; i < setup.length; i += 5) {
            int to = Math.min(i + 5, setup.length);
            up(Wire.segment(theirs, to < setup.length, Arrays.copyOfRange(setup, i, to)));
        }
        down(Wire.dt1(ours, Wire.disconnect(8, 1)));
    }

    private void end(About about) {
        if (about == About.DROPPED) {
            up(Wire.dt1(theirs, Wire.clearRequest(1)));
        } else if (about == About.ANSWERED) {
            up(Wire.dt1(theirs, Wire.disconnect(0, 16)));
        }
        down(Wire.dt1(ours, Wire.clearCommand(9)));
        up(Wire.dt1(theirs, Wire.clearComplete()));
        down(Wire.rlsd(ours, theirs));
        up(Wire.rlc(theirs, ours));
    }

    private void up(byte[] message) {
        add(Scene.BSC, Scene.SWITCH, message);
    }

    private void down(byte[] message) {
        add(Scene.SWITCH, Scene.BSC, message);
    }

    private void add(int from, int to, byte[] message) {
        nowNs += STEP_NS;
        Unit unit = new Unit();
        unit.captured(units.size() + 1L, nowNs, 0);
        unit.label(2, from, to, 0, -1);
        unit.message(message, 0, message.length);
        units.add(unit);
    }
}
