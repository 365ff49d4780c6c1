package org.opportune.signaling.connection;

import org.jspecify.annotations.Nullable;
import org.opportune.signaling.behaviour.Behaviour;
import org.opportune.signaling.behaviour.Detail;
import org.opportune.signaling.behaviour.Detail.Side;
import org.opportune.signaling.behaviour.Kind;
import org.opportune.signaling.behaviour.Proof;
import org.opportune.signaling.bssap.Bssap;
import org.opportune.signaling.carrier.Unit;
import org.opportune.signaling.identity.Binding;
import org.opportune.signaling.identity.Binding.Way;
import org.opportune.signaling.sccp.Reassembly;
import org.opportune.signaling.sccp.Sccp;

/** One message on one connection, while it is looked at. Reused. */
final class Step {
    private static final long LOW_SEED = 0x1d8e4e27c47d124fL;
    private static final Connection NOBODY = new Connection(0, 0, 0, 0, true, 0);

    final Bssap bssap = new Bssap();
    private final Taker taker;
    private final Unit silence = new Unit();
    Connection at = NOBODY;
    long timeNs;
    boolean fromInitiator;

    /** What is read of it: the message's own octets, or those of its segments joined. */
    byte[] octets = {};

    int offset;
    int length;
    private Unit unit = silence;
    private int told;

    Step(Taker taker) {
        this.taker = taker;
    }

    void begin(Connection connection, boolean initiator, Unit message) {
        at = connection;
        fromInitiator = initiator;
        unit = message;
        timeNs = message.timeNs();
        told = 0;
    }

    /** Nothing came until this time. */
    void silence(Connection connection, long time) {
        silence.captured(0, time, 0);
        begin(connection, false, silence);
    }

    /**
     * Finds the data, joined if it came in segments.
     *
     * @return false if more must come
     */
    boolean read(Sccp sccp) {
        octets = unit.octets();
        offset = sccp.dataAt();
        length = sccp.dataLength();
        Reassembly open = fromInitiator ? at.fromInitiator : at.fromResponder;
        return (open == null && !sccp.moreData()) || join(open, sccp.moreData());
    }

    private boolean join(@Nullable Reassembly known, boolean more) {
        Reassembly open = known == null ? new Reassembly() : known;
        open.add(octets, offset, length);
        boolean tooLong = open.tooLong();
        if (!more) {
            octets = open.octets();
            offset = 0;
            length = open.length();
            open.clear();
        }
        at.keep(fromInitiator, more ? open : null);
        return !more && !tooLong;
    }

    /** Who sent it. */
    Side from() {
        return side(fromInitiator);
    }

    /** Who the connection's initiator is, or its responder. */
    Side side(boolean initiator) {
        if (at.role == Role.UNKNOWN) {
            return Side.UNKNOWN;
        }
        return (at.role == Role.INITIATOR_IS_BSS) == initiator ? Side.HANDSET : Side.NETWORK;
    }

    /** A transaction's key: the side that gave its identifier is the same in both directions. */
    int key() {
        boolean byInitiator = bssap.transactionFlag() == 0 == fromInitiator;
        return bssap.protocol() << 9 | (bssap.transaction() & 0xff) << 1 | (byInitiator ? 1 : 0);
    }

    /** True if the handset gave the identifier. */
    boolean byHandset(Transaction transaction) {
        return (transaction.key & 1) == 1 == (at.role == Role.INITIATOR_IS_BSS);
    }

    void emit(Kind kind, @Nullable Detail detail) {
        Behaviour behaviour = new Behaviour(kind, proof(), at.subject(), at.place, detail);
        if (at.half && at.imsi == 0 && !behaviour.subject().hasTmsi() && at.held.size() < Connection.MOST_HELD) {
            at.held.add(behaviour);
        } else {
            taker.behaviour(behaviour);
        }
    }

    /** Behaviours of one message are told apart by their number; those of silence by their connection. */
    private Proof proof() {
        long high = Hash.of(unit.octets(), unit.offset(), unit.length(), timeNs);
        long low = Hash.of(unit.octets(), unit.offset(), unit.length(), LOW_SEED ^ timeNs);
        return new Proof(timeNs, unit.frame(), high, Hash.mix(unit == silence ? at.id : low, told++));
    }

    /** What waited for an identity leaves, with it or without. */
    void release() {
        if (!at.held.isEmpty()) {
            at.held.forEach(behaviour -> taker.behaviour(behaviour.of(at.imsi)));
            at.held.clear();
        }
    }

    void bind(Way way, int tmsi, int lac) {
        if (at.imsi != 0 && lac >= 0 && at.role != Role.UNKNOWN) {
            taker.binding(new Binding(at.scope(lac), tmsi, at.imsi, way, timeNs));
        }
    }

    /** The connection's IMSI is known. */
    void learn(long imsi) {
        if (at.imsi == imsi) {
            return;
        }
        at.imsi = imsi;
        if (at.hasTmsi) {
            bind(Way.SHOWN, at.tmsi, at.tmsiLac);
        }
        if (at.hasNewTmsi) {
            bind(Way.ASSIGNED, at.newTmsi, at.newTmsiLac);
        }
        release();
    }
}
