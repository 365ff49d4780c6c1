package org.opportune.subscriber;

/** The subscribers that are counted where counting all would cost too much: the same for ever, whoever counts. */
public final class SubscriberSample {
    /** One subscriber in so many. Metrics are read by it: another number needs metrics of another name. */
    public static final int ONE_IN = 64;

    private SubscriberSample() {}

    /** Whether the subscriber belongs to it: by 64 bits of MurmurHash3's finaliser, so that neighbours fall apart. */
    public static boolean has(long msisdn) {
        long hash = (msisdn ^ (msisdn >>> 33)) * 0xff51afd7ed558ccdL;
        hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return Long.remainderUnsigned(hash ^ (hash >>> 33), ONE_IN) == 0;
    }
}
