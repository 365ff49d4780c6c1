package org.opportune.archive.sealed;

import java.util.Comparator;
import org.opportune.schemas.Envelope;

/** An envelope with the file that it belongs to, in the order in which an archive is written. */
record Placed(long day, int bucket, Envelope envelope) {
    static final Comparator<Placed> ORDER = Placed::compare;

    static Placed of(Envelope envelope) {
        return new Placed(Shelf.day(envelope.orderMs()), Shelf.bucket(envelope.msisdn()), envelope);
    }

    /** The file's number: all of a day's files are together, by bucket. */
    long shelf() {
        return day * Shelf.BUCKETS + bucket;
    }

    private static int compare(Placed a, Placed b) {
        int order = Long.compare(a.day, b.day);
        if (order == 0) {
            order = Integer.compare(a.bucket, b.bucket);
        }
        if (order == 0) {
            order = Long.compare(a.envelope.orderMs(), b.envelope.orderMs());
        }
        return order == 0 ? FullOrder.OF_ENVELOPES.compare(a.envelope, b.envelope) : order;
    }
}
