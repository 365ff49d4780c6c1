package org.opportune.signaling.connection;

import java.util.ArrayList;
import java.util.List;
import org.opportune.signaling.Tap;
import org.opportune.signaling.TapOptions;
import org.opportune.signaling.behaviour.Behaviour;
import org.opportune.signaling.behaviour.Kind;
import org.opportune.signaling.behaviour.Networks;
import org.opportune.signaling.carrier.Unit;

/** Messages between base station controllers 1 and 2 and switch 9, one every second unless told otherwise. */
final class Scene {
    static final int BSC = 1;
    static final int OTHER_BSC = 2;
    static final int SWITCH = 9;
    static final long SECOND = 1_000_000_000L;
    static final long BEGIN = 1_795_294_744L * SECOND;

    final List<Behaviour> behaviours = new ArrayList<>();
    private final Tap tap;
    private long nowNs = BEGIN;
    private long frame;

    Scene() {
        this(TapOptions.USUAL);
    }

    Scene(TapOptions options) {
        tap = new Tap(options, Networks.shipped(), behaviours::add);
    }

    Scene pause(long seconds) {
        nowNs += seconds * SECOND;
        return this;
    }

    Scene up(byte[] message) {
        return send(BSC, SWITCH, message);
    }

    Scene down(byte[] message) {
        return send(SWITCH, BSC, message);
    }

    Scene send(int from, int to, byte[] message) {
        nowNs += SECOND;
        Unit unit = new Unit();
        unit.captured(++frame, nowNs, 0);
        unit.label(2, from, to, 0, -1);
        unit.message(message, 0, message.length);
        tap.take(unit);
        return this;
    }

    Scene end() {
        tap.end();
        return this;
    }

    CorrelationCounts counts() {
        return tap.counts();
    }

    List<Kind> kinds() {
        return behaviours.stream().map(Behaviour::kind).toList();
    }

    /** The only one of its kind. */
    Behaviour only(Kind kind) {
        List<Behaviour> found =
                behaviours.stream().filter(b -> b.kind() == kind).toList();
        if (found.size() != 1) {
            throw new AssertionError(kind + " must be there once: " + kinds());
        }
        return found.get(0);
    }
}
