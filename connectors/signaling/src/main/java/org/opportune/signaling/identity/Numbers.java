package org.opportune.signaling.identity;

import java.util.HashMap;
import java.util.Map;

/**
 * MSISDNs of IMSIs: extracts of the HLR, and of the VLR for visitors. The A interface itself never names them. What the
 * HLR says counts.
 */
public final class Numbers {
    /** Not known. */
    public static final long NONE = 0;

    private final Map<Long, Long> home = new HashMap<>();
    private final Map<Long, Long> visited = new HashMap<>();

    /**
     * One pair of an HLR extract.
     *
     * @param imsi digits behind a leading 1
     * @param msisdn E.164 digits
     */
    public void home(long imsi, long msisdn) {
        home.put(imsi, msisdn);
    }

    /** As {@link #home}, of a VLR extract. */
    public void visited(long imsi, long msisdn) {
        visited.put(imsi, msisdn);
    }

    /** E.164 digits, or {@link #NONE}. */
    public long msisdn(long imsi) {
        Long own = home.get(imsi);
        return own != null ? own : visited.getOrDefault(imsi, NONE);
    }

    public int size() {
        return home.size() + visited.size();
    }
}
