package org.opportune.archive.sealed;

import java.util.Comparator;
import org.opportune.schemas.Envelope;

/** An envelope with the file that it belongs to, in the order in which an archive is written. */
record Placed(long day, int bucket, Envelope envelope) {
    static final Comparator<Placed> ORDER = Placed::compare;

    static Placed of(Envelope envelope) {
        return new Placed(Shelf.day(envelope.orderMs()), Shelf.bucket(envelope.msisdn()), envelope);
    }

    private static int compare(Placed a, Placed b) {
        int order = Long.compare(a.day, b.day);
        if (order == 0) {
            order = Integer.compare(a.bucket, b.bucket);
        }
        return order == 0 ? FullOrder.OF_ENVELOPES.compare(a.envelope, b.envelope) : order;
    }
}
