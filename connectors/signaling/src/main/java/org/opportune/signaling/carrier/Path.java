package org.opportune.signaling.carrier;

import org.opportune.signaling.Reason;
import org.opportune.signaling.Tally;

/** The way of one frame through its carriers: whence and whither, and what became of its records. */
final class Path {
    private final Tally tally;
    private final UnitTaker taker;
    private final Unit unit = new Unit();
    private long frame;
    private long timeNs;
    private int captureInterface;
    private byte[] octets = new byte[0];
    private int start;
    private int records;
    private long source;
    private long destination;

    Path(Tally tally, UnitTaker taker) {
        this.tally = tally;
        this.taker = taker;
    }

    void begin(long frame, long timeNs, int captureInterface, byte[] octets, int start) {
        this.frame = frame;
        this.timeNs = timeNs;
        this.captureInterface = captureInterface;
        this.octets = octets;
        this.start = start;
        records = 0;
        source = 0;
        destination = 0;
    }

    /** Addresses, then ports: each is mixed into the ends. */
    void between(long from, long to) {
        source = Hash.mix(source, from);
        destination = Hash.mix(destination, to);
    }

    /** A number for this direction, different on every capture interface. */
    long direction(int tag) {
        return Hash.mix(Hash.mix(source, destination), (long) tag << 32 | captureInterface);
    }

    /** The capture leg: the same in both directions. */
    private int leg() {
        return (int) Hash.mix(source ^ destination, captureInterface);
    }

    /** The point code of a carrier without any. */
    private static int pseudoCode(long end) {
        return (int) (end >>> 33) | Unit.PSEUDO_CODE;
    }

    /** A frame without any record of its own is of another protocol. */
    void end() {
        if (records == 0) {
            other();
        }
        tally.more(records - 1);
    }

    boolean recorded() {
        return records > 0;
    }

    void other() {
        records++;
        tally.other();
    }

    void duplicate() {
        records++;
        tally.duplicate();
    }

    void part() {
        records++;
        tally.part();
    }

    /** {@code at} is an index of the frame's array. */
    void malformed(Reason reason, int at) {
        records++;
        tally.malformed(reason, frame, at - start);
    }

    /** An SCCP message with a routing label. */
    void unit(int ni, int opc, int dpc, int sls, int routingContext, byte[] from, int at, int length) {
        records++;
        unit.captured(frame, timeNs, leg());
        unit.label(ni, opc, dpc, sls, routingContext);
        unit.message(from, from == octets ? start : 0, at, length);
        taker.take(unit);
    }

    /** An SCCP message between two ends without point codes. */
    void unlabelled(byte[] from, int at, int length) {
        unit(0, pseudoCode(source), pseudoCode(destination), -1, -1, from, at, length);
    }
}
