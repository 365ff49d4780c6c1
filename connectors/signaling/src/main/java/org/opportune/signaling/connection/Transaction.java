package org.opportune.signaling.connection;

import org.jspecify.annotations.Nullable;
import org.opportune.schemas.octets.OctetReader;
import org.opportune.schemas.octets.OctetWriter;
import org.opportune.signaling.behaviour.BehaviourOctets;
import org.opportune.signaling.behaviour.Detail;
import org.opportune.signaling.behaviour.Dialled;

/** One transaction on a connection (TS 24.007 11.2.3.1.3): a call, a short message, a supplementary service. */
final class Transaction {
    /** Protocol discriminator, transaction identifier, and which side of the connection gave it. */
    final int key;

    long startNs = Detail.NEVER;
    long alertedNs = Detail.NEVER;
    long answeredNs = Detail.NEVER;
    long endedNs = Detail.NEVER;

    @Nullable
    Dialled other;

    @Nullable
    Dialled centre;

    /** A service's operation, a short message's RP reference; {@link Detail#NONE} = none. */
    int operation = Detail.NONE;

    /** A service's ss-Code. */
    int code = Detail.NONE;

    int cause = Detail.NONE;
    int causeLocation = Detail.NONE;

    /** True if the connection's initiator sent the first release. */
    boolean endedByInitiator;

    /** A status report; or an answer was seen. */
    boolean flag;

    /** Its end was told. A late repetition of a release finds it so. */
    boolean told;

    Transaction(int key) {
        this.key = key;
    }

    /**
     * The same on another connection.
     *
     * @param turned true if the sides of the connection have changed places
     */
    Transaction turned(boolean turned) {
        Transaction copy = new Transaction(turned ? key ^ 1 : key);
        copy.startNs = startNs;
        copy.alertedNs = alertedNs;
        copy.answeredNs = answeredNs;
        copy.endedNs = endedNs;
        copy.other = other;
        copy.centre = centre;
        copy.operation = operation;
        copy.code = code;
        copy.cause = cause;
        copy.causeLocation = causeLocation;
        copy.endedByInitiator = turned != endedByInitiator;
        copy.flag = flag;
        copy.told = told;
        return copy;
    }

    /** Its protocol discriminator. */
    int protocol() {
        return key >> 9;
    }

    boolean ended() {
        return endedNs != Detail.NEVER;
    }

    void write(OctetWriter to, long base) {
        to.unsigned(key);
        BehaviourOctets.time(startNs, base, to);
        BehaviourOctets.time(alertedNs, base, to);
        BehaviourOctets.time(answeredNs, base, to);
        BehaviourOctets.time(endedNs, base, to);
        BehaviourOctets.dialled(other, to);
        BehaviourOctets.dialled(centre, to);
        to.signed(operation).signed(code).signed(cause).signed(causeLocation);
        to.octet((endedByInitiator ? 1 : 0) | (flag ? 2 : 0) | (told ? 4 : 0));
    }

    static Transaction read(OctetReader from, long base) {
        Transaction read = new Transaction((int) from.unsigned());
        read.startNs = BehaviourOctets.time(from, base);
        read.alertedNs = BehaviourOctets.time(from, base);
        read.answeredNs = BehaviourOctets.time(from, base);
        read.endedNs = BehaviourOctets.time(from, base);
        read.other = BehaviourOctets.dialled(from);
        read.centre = BehaviourOctets.dialled(from);
        read.operation = (int) from.signed();
        read.code = (int) from.signed();
        read.cause = (int) from.signed();
        read.causeLocation = (int) from.signed();
        int flags = from.octet();
        read.endedByInitiator = (flags & 1) != 0;
        read.flag = (flags & 2) != 0;
        read.told = (flags & 4) != 0;
        return read;
    }
}
