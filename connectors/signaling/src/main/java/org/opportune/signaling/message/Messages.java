package org.opportune.signaling.message;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.opportune.signaling.Counts;
import org.opportune.signaling.Reason;
import org.opportune.signaling.bssap.Bssap;
import org.opportune.signaling.carrier.Unit;
import org.opportune.signaling.sccp.Reassembly;
import org.opportune.signaling.sccp.Sccp;

/**
 * Units decoded one by one, without connections: what a table of messages needs. Segments are joined by point codes and reference,
 * for at most {@link #MOST_OPEN} messages at once. A message of which a part cannot be read is counted as malformed and not passed on.
 */
public final class Messages implements Consumer<Unit> {
    /** Messages in segments that may be open at once; the one begun first is given up for one more. */
    static final int MOST_OPEN = 1024;

    private record Segments(int opc, int dpc, int reference) {}

    private final Counts counts;
    private final MessageTaker taker;
    private final Sccp sccp = new Sccp();
    private final Bssap bssap = new Bssap();
    private final Map<Segments, Reassembly> open = new LinkedHashMap<>();

    /** What it counts goes to {@code counts}, what it reads to {@code taker}. */
    public Messages(Counts counts, MessageTaker taker) {
        this.counts = counts;
        this.taker = taker;
    }

    @Override
    public void accept(Unit unit) {
        byte[] octets = unit.octets();
        if (!sccp.read(octets, unit.offset(), unit.length())) {
            malformed(unit, sccp.reason(), sccp.wrongAt() - unit.offset());
        } else if (sccp.dataLength() <= 0) {
            done(unit, null);
        } else if (sccp.moreData() || sccp.segmentsLeft() > 0) {
            begin(key(unit)).add(octets, sccp.dataAt(), sccp.dataLength());
            done(unit, null);
        } else {
            Reassembly before = open.isEmpty() ? null : open.remove(key(unit));
            if (before == null) {
                read(unit, octets, sccp.dataAt(), sccp.dataLength());
            } else {
                last(unit, before);
            }
        }
    }

    private Segments key(Unit unit) {
        boolean connected = sccp.dlr() >= 0;
        return new Segments(unit.opc(), unit.dpc(), connected ? sccp.dlr() : sccp.segmentReference() | 1 << 24);
    }

    private Reassembly begin(Segments key) {
        if (open.size() == MOST_OPEN && !open.containsKey(key)) {
            open.remove(open.keySet().iterator().next());
        }
        return open.computeIfAbsent(key, k -> new Reassembly());
    }

    private void last(Unit unit, Reassembly segments) {
        segments.add(unit.octets(), sccp.dataAt(), sccp.dataLength());
        if (segments.tooLong()) {
            malformed(unit, Reason.SCCP_SEGMENTS, sccp.dataAt() - unit.offset());
        } else {
            read(unit, segments.octets(), 0, segments.length());
        }
    }

    private void read(Unit unit, byte[] octets, int from, int length) {
        if (bssap.read(octets, from, length)) {
            done(unit, bssap);
        } else {
            malformed(unit, bssap.reason(), bssap.wrongAt() - (octets == unit.octets() ? unit.offset() : 0));
        }
    }

    private void malformed(Unit unit, Reason reason, int at) {
        counts.noMessage();
        counts.malformed(reason, unit.frame(), at);
    }

    private void done(Unit unit, @Nullable Bssap read) {
        taker.take(unit, sccp, read);
    }
}
