package org.opportune.signaling.connection;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.opportune.signaling.behaviour.Subject;
import org.opportune.signaling.bssap.Bssap;
import org.opportune.signaling.carrier.Unit;
import org.opportune.signaling.sccp.Sccp;

/** All open connections of one process, found by the references of both sides; in order of last use, and bounded. */
final class Connections {
    private static final int PAGING = 0x52;
    private static final int RESET = 0x30;

    private final CorrelationOptions options;
    private final Taker taker;
    private final ReferenceIndex index = new ReferenceIndex();
    private final LastUse lastUse = new LastUse();
    private final Map<Long, Connection> sources = new HashMap<>();
    private final Step step;
    private long faults;
    private long halves;
    private long expired;

    Connections(CorrelationOptions options, Taker taker) {
        this.options = options;
        this.taker = taker;
        this.step = new Step(taker);
    }

    void take(Unit unit, Sccp sccp) {
        expire(unit);
        switch (sccp.type()) {
            case Sccp.CR -> request(unit, sccp);
            case Sccp.CC -> confirm(unit, sccp);
            case Sccp.CREF -> refuse(unit, sccp);
            case Sccp.DT1 -> data(unit, sccp);
            case Sccp.RLSD -> release(unit, sccp);
            case Sccp.RLC -> complete(unit, sccp);
            case Sccp.IT -> test(unit, sccp);
            case Sccp.UDT, Sccp.XUDT, Sccp.LUDT -> connectionless(unit, sccp);
            default -> {}
        }
    }

    private @Nullable Connection owned(Unit unit, int reference) {
        return index.get(unit.ni(), unit.dpc(), unit.opc(), reference);
    }

    private @Nullable Connection senders(Unit unit, int reference) {
        return index.get(unit.ni(), unit.opc(), unit.dpc(), reference);
    }

    /** A reference that is asked for again is free: its old connection is dead. */
    private void request(Unit unit, Sccp sccp) {
        Connection old = senders(unit, sccp.slr());
        if (old != null) {
            endAndForget(old, unit);
        }
        Connection fresh = open(unit, unit.opc(), unit.dpc(), sccp.slr(), false);
        read(fresh, unit, sccp);
    }

    private Connection open(Unit unit, int initiator, int responder, int reference, boolean half) {
        Connection fresh = new Connection(unit.ni(), initiator, responder, reference, half, unit.timeNs());
        index.put(unit.ni(), initiator, responder, reference, fresh);
        lastUse.add(fresh);
        if (lastUse.size() > options.mostConnections()) {
            expired++;
            endAndForget(lastUse.oldest(), unit);
        }
        return fresh;
    }

    private void confirm(Unit unit, Sccp sccp) {
        Connection connection = owned(unit, sccp.dlr());
        Connection old = senders(unit, sccp.slr());
        if (old != null && old != connection) {
            endAndForget(old, unit);
        }
        if (connection == null) {
            connection = half(unit, sccp.dlr());
        }
        if (connection.responderReference == Connection.NO_REFERENCE) {
            connection.responderReference = sccp.slr();
            index.put(unit.ni(), connection.responder, connection.initiator, sccp.slr(), connection);
        }
        read(connection, unit, sccp);
    }

    private Connection half(Unit unit, int reference) {
        halves++;
        return open(unit, unit.dpc(), unit.opc(), reference, true);
    }

    private void refuse(Unit unit, Sccp sccp) {
        Connection connection = owned(unit, sccp.dlr());
        if (connection != null) {
            endAndForget(connection, unit);
        }
    }

    private void data(Unit unit, Sccp sccp) {
        Connection connection = owned(unit, sccp.dlr());
        read(connection == null ? half(unit, sccp.dlr()) : connection, unit, sccp);
    }

    /** Both references stand in it: it joins two halves, and lets them know who they are. */
    private void release(Unit unit, Sccp sccp) {
        Connection one = owned(unit, sccp.dlr());
        Connection other = senders(unit, sccp.slr());
        if (one != null && other != null && one != other) {
            begin(one, unit);
            Halves.tell(step, other);
            begin(other, unit);
            Halves.tell(step, one);
        }
        if (one != null) {
            end(one, unit);
        }
        if (other != null && other != one) {
            end(other, unit);
        }
    }

    private void complete(Unit unit, Sccp sccp) {
        Connection one = owned(unit, sccp.dlr());
        if (one != null) {
            endAndForget(one, unit);
        }
        Connection other = senders(unit, sccp.slr());
        if (other != null) {
            endAndForget(other, unit);
        }
    }

    private void test(Unit unit, Sccp sccp) {
        Connection one = owned(unit, sccp.dlr());
        Connection other = senders(unit, sccp.slr());
        if (one != null) {
            lastUse.touch(one, unit.timeNs());
        }
        if (other != null) {
            lastUse.touch(other, unit.timeNs());
        }
    }

    private void read(Connection connection, Unit unit, Sccp sccp) {
        lastUse.touch(connection, unit.timeNs());
        begin(connection, unit);
        if (sccp.dataLength() > 0 && !connection.released && step.read(sccp)) {
            faults += step.bssap.read(step.octets, step.offset, step.length) ? 0 : 1;
            ConnectionMachine.take(step);
            handOver(connection);
        }
    }

    private void begin(Connection connection, Unit unit) {
        step.begin(connection, unit.opc() == connection.initiator, unit);
    }

    /** Joins the two legs of a handover between base station systems. */
    private void handOver(Connection connection) {
        int type = step.bssap.bssmap();
        if (type == RadioAccess.HANDOVER_COMMAND && connection.command != 0) {
            sources.put(leg(connection), connection);
        } else if (type == RadioAccess.HANDOVER_COMPLETE) {
            RadioAccess.complete(step, connection.command == 0 ? null : sources.remove(leg(connection)));
        }
    }

    private static long leg(Connection connection) {
        return Hash.mix(connection.command, Subject.switchOf(connection.scope(0)));
    }

    private void connectionless(Unit unit, Sccp sccp) {
        if (sccp.dataLength() == 0) {
            return;
        }
        Bssap bssap = step.bssap;
        faults += bssap.read(unit.octets(), sccp.dataAt(), sccp.dataLength()) ? 0 : 1;
        if (bssap.bssmap() == PAGING) {
            Paging.take(unit, bssap, taker);
        } else if (bssap.bssmap() == RESET) {
            reset(unit);
        }
    }

    /** All connections between the two are over, whatever their references (TS 48.008 3.1.4.1). */
    private void reset(Unit unit) {
        Connection next = lastUse.oldestOrNone();
        while (next != null) {
            Connection newer = next.newer;
            if (isBetween(next, unit)) {
                endAndForget(next, unit);
            }
            next = newer;
        }
        taker.restart(Subject.switchOf(Subject.scope(unit.ni(), unit.opc(), 0)), unit.timeNs());
    }

    private static boolean isBetween(Connection connection, Unit unit) {
        return connection.networkIndicator == unit.ni()
                && ((connection.initiator == unit.opc() && connection.responder == unit.dpc())
                        || (connection.responder == unit.opc() && connection.initiator == unit.dpc()));
    }

    private void expire(Unit unit) {
        Connection oldest = lastUse.oldestOrNone();
        while (oldest != null && oldest.lastNs + options.inactivityNs() < unit.timeNs()) {
            expired++;
            long timeNs = oldest.lastNs + options.inactivityNs();
            step.silence(oldest, timeNs);
            finish(oldest);
            forget(oldest);
            oldest = lastUse.oldestOrNone();
        }
    }

    private void endAndForget(Connection connection, Unit unit) {
        end(connection, unit);
        forget(connection);
    }

    private void end(Connection connection, Unit unit) {
        begin(connection, unit);
        finish(connection);
    }

    private void finish(Connection connection) {
        if (!connection.released) {
            connection.released = true;
            ConnectionMachine.end(step);
        }
    }

    private void forget(Connection connection) {
        int indicator = connection.networkIndicator;
        index.remove(indicator, connection.initiator, connection.responder, connection.initiatorReference, connection);
        index.remove(indicator, connection.responder, connection.initiator, connection.responderReference, connection);
        if (connection.command != 0) {
            sources.remove(leg(connection), connection);
        }
        lastUse.remove(connection);
    }

    long faults() {
        return faults;
    }

    long halves() {
        return halves;
    }

    long expired() {
        return expired;
    }

    int open() {
        return lastUse.size();
    }
}
