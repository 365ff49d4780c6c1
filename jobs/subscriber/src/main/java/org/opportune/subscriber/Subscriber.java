package org.opportune.subscriber;

import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.opportune.schemas.profile.ColdProfile;
import org.opportune.subscriber.profile.HotProfile;

/**
 * One subscriber in hand: the hot part, and the cold part once somebody asks for it. Who loaded it writes back what
 * {@link #hotChanged} and {@link #coldChanged} say. One thread.
 */
public final class Subscriber {
    private final long msisdn;
    private HotProfile hot;
    private @Nullable ColdProfile cold;
    private final LongFunction<ColdProfile> coldReader;
    private boolean hotChanged;
    private boolean coldChanged;

    /**
     * @param msisdn E.164 digits
     * @param coldReader reads the cold part of a number, or makes an empty one; called at most once
     */
    public Subscriber(long msisdn, HotProfile hot, LongFunction<ColdProfile> coldReader) {
        this.msisdn = msisdn;
        this.hot = hot;
        this.coldReader = coldReader;
    }

    public long msisdn() {
        return msisdn;
    }

    public HotProfile hot() {
        return hot;
    }

    /** The cold part, read on the first call. */
    public ColdProfile cold() {
        if (cold == null) {
            cold = coldReader.apply(msisdn);
        }
        return cold;
    }

    public boolean hotChanged() {
        return hotChanged;
    }

    public boolean coldChanged() {
        return coldChanged;
    }

    /** The hot part differs from what is stored. */
    public void touchHot() {
        hotChanged = true;
    }

    /** The cold part differs from what is stored. */
    public void touchCold() {
        coldChanged = true;
    }

    /** Both parts are stored as they are. */
    public void stored() {
        hotChanged = false;
        coldChanged = false;
    }

    /**
     * Forgets everything: the number has another holder, or the holder wants to be forgotten. What stays is the ids of
     * what was applied, and since when it is so: what happened before does not speak of the next holder.
     *
     * @param closedMs UTC ms at which the tenancy ended
     */
    void forget(long closedMs) {
        ColdProfile empty = emptyCold();
        empty.setFactIds(cold().getFactIds());
        hot = hot.forgotten(closedMs);
        cold = empty;
        touchHot();
        touchCold();
    }

    /** The cold part of somebody nothing is known of. */
    public static ColdProfile emptyCold() {
        return ColdProfile.newBuilder().build();
    }
}
