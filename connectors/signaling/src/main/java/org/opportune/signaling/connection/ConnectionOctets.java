package org.opportune.signaling.connection;

import org.jspecify.annotations.Nullable;
import org.opportune.schemas.octets.OctetReader;
import org.opportune.schemas.octets.OctetWriter;
import org.opportune.signaling.behaviour.BehaviourOctets;
import org.opportune.signaling.sccp.Reassembly;

/** A connection as octets: what a key of it remembers. */
@SuppressWarnings("EnumOrdinal") // the ordinals are the format
final class ConnectionOctets {
    private ConnectionOctets() {}

    static byte[] of(Connection at) {
        OctetWriter to = new OctetWriter(64);
        to.octet(at.networkIndicator)
                .unsigned(at.initiator & 0xffffffffL)
                .unsigned(at.responder & 0xffffffffL)
                .flag(at.half);
        to.signed(at.initiatorReference)
                .signed(at.responderReference)
                .signed(at.startNs)
                .unsigned(at.lastNs - at.startNs);
        to.int64(at.id).flag(at.released).octet(at.role.ordinal());
        to.unsigned(at.imsi).flag(at.hasTmsi).unsigned(at.tmsi & 0xffffffffL).signed(at.tmsiLac);
        to.flag(at.hasNewTmsi)
                .unsigned(at.newTmsi & 0xffffffffL)
                .signed(at.newTmsiLac)
                .unsigned(at.imei)
                .flag(at.emergency);
        inProgress(at, to);
        return to.toOctets();
    }

    private static void inProgress(Connection at, OctetWriter to) {
        BehaviourOctets.place(at.place, to);
        to.signed(at.updateType).flag(at.updateByTmsi);
        BehaviourOctets.place(at.updateFrom, to);
        BehaviourOctets.time(at.wantedNs, at.startNs, to);
        to.signed(at.wantedCause);
        BehaviourOctets.place(at.wantedFrom, to);
        BehaviourOctets.place(at.wantedTo, to);
        to.flag(at.command != 0);
        if (at.command != 0) {
            to.int64(at.command);
        }
        BehaviourOctets.time(at.lostNs, at.startNs, to);
        to.octet(at.transactions.size());
        at.transactions.forEach(transaction -> transaction.write(to, at.startNs));
        to.octet(at.held.size());
        at.held.forEach(behaviour -> BehaviourOctets.write(behaviour, to));
        segments(at.fromInitiator, to);
        segments(at.fromResponder, to);
    }

    private static void segments(@Nullable Reassembly open, OctetWriter to) {
        byte[] kept = open == null ? new byte[0] : open.keep();
        to.unsigned(kept.length).octets(kept);
    }

    private static @Nullable Reassembly segments(OctetReader from) {
        byte[] kept = from.octets(from.unsigned());
        if (kept.length == 0) {
            return null;
        }
        Reassembly open = new Reassembly();
        open.restore(kept);
        return open;
    }

    /** What {@link #of} wrote. */
    static Connection read(OctetReader from) {
        int networkIndicator = from.octet();
        int initiator = (int) from.unsigned();
        int responder = (int) from.unsigned();
        boolean half = from.flag();
        int reference = (int) from.signed();
        int other = (int) from.signed();
        Connection read = new Connection(networkIndicator, initiator, responder, reference, half, from.signed());
        read.responderReference = other;
        readRest(read, from);
        return read;
    }

    private static void readRest(Connection at, OctetReader from) {
        at.lastNs = at.startNs + from.unsigned();
        at.id = from.int64();
        at.released = from.flag();
        at.role = Role.values()[from.octet()];
        at.imsi = from.unsigned();
        at.hasTmsi = from.flag();
        at.tmsi = (int) from.unsigned();
        at.tmsiLac = (int) from.signed();
        at.hasNewTmsi = from.flag();
        at.newTmsi = (int) from.unsigned();
        at.newTmsiLac = (int) from.signed();
        at.imei = from.unsigned();
        at.emergency = from.flag();
        inProgress(at, from);
    }

    private static void inProgress(Connection at, OctetReader from) {
        at.place = BehaviourOctets.place(from);
        at.updateType = (int) from.signed();
        at.updateByTmsi = from.flag();
        at.updateFrom = BehaviourOctets.place(from);
        at.wantedNs = BehaviourOctets.time(from, at.startNs);
        at.wantedCause = (int) from.signed();
        at.wantedFrom = BehaviourOctets.place(from);
        at.wantedTo = BehaviourOctets.place(from);
        at.command = from.flag() ? from.int64() : 0;
        at.lostNs = BehaviourOctets.time(from, at.startNs);
        for (int count = from.octet(); count > 0; count--) {
            at.transactions.add(Transaction.read(from, at.startNs));
        }
        for (int count = from.octet(); count > 0; count--) {
            at.held.add(BehaviourOctets.read(from));
        }
        at.fromInitiator = segments(from);
        at.fromResponder = segments(from);
    }
}
