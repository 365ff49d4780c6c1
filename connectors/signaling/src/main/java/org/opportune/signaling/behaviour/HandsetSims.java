package org.opportune.signaling.behaviour;

import java.util.Arrays;
import org.opportune.schemas.octets.OctetReader;
import org.opportune.schemas.octets.OctetWriter;
import org.opportune.signaling.behaviour.Detail.Handset;

/** The SIMs that were seen in one handset, up to a bound behind which it is not trusted any more. */
public final class HandsetSims {
    private static final int MOST = 8;

    private long[] sims = {};

    /** Counts the SIM of a {@link Kind#IMEI_SEEN} and writes into it how many there are. */
    public Behaviour take(Behaviour seen) {
        long imsi = seen.subject().imsi();
        if (Arrays.stream(sims).noneMatch(sim -> sim == imsi) && sims.length < MOST) {
            sims = Arrays.copyOf(sims, sims.length + 1);
            sims[sims.length - 1] = imsi;
        }
        if (!(seen.detail() instanceof Handset handset)) {
            return seen;
        }
        Handset counted = new Handset(handset.imei(), handset.version(), handset.previous(), sims.length);
        return new Behaviour(seen.kind(), seen.proof(), seen.subject(), seen.place(), counted);
    }

    public void write(OctetWriter to) {
        to.octet(sims.length);
        for (long sim : sims) {
            to.unsigned(sim);
        }
    }

    /** What {@link #write} wrote. */
    public static HandsetSims read(OctetReader from) {
        HandsetSims read = new HandsetSims();
        read.sims = new long[from.octet()];
        for (int i = 0; i < read.sims.length; i++) {
            read.sims[i] = from.unsigned();
        }
        return read;
    }
}
