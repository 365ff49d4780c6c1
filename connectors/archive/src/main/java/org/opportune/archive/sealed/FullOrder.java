package org.opportune.archive.sealed;

import java.util.Arrays;
import java.util.Comparator;
import org.opportune.schemas.Envelope;

/**
 * {@link Envelope#ORDER}, and behind it everything else an envelope has: two that compare equal are the same octets, so
 * no archive depends on the order in which events came.
 */
final class FullOrder {
    static final Comparator<Envelope> OF_ENVELOPES = Envelope.ORDER
            .thenComparingLong(Envelope::msisdn)
            .thenComparing(Envelope::kind)
            .thenComparing(Envelope::verdict)
            .thenComparing(Envelope::avro, Arrays::compareUnsigned);

    private FullOrder() {}
}
