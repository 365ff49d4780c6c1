package org.opportune.simulators.frames;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the network knows of one phone, and its call. */
final class Handset {
    private static final int SERIALS = 1_000_000;
    private static final String NETWORK = "99901";

    final long msisdn;
    /** Fifteen digits: the network and the digits behind the country code. */
    final String imsi;

    private int generation;

    @Nullable
    Cell cell;

    @Nullable
    Call call;

    Handset(long msisdn) {
        this.msisdn = msisdn;
        this.imsi = NETWORK + String.format(Locale.ROOT, "%010d", msisdn % 1_000_000_000L);
    }

    /**
     * A call that goes on.
     *
     * @param beganNs when the phone or the switch set it up
     */
    record Call(Dialogue dialogue, long beganNs, boolean outgoing, boolean answered) {}

    boolean registered() {
        return generation > 0;
    }

    /** As it is named on the air. */
    byte[] identity() {
        return registered() ? Digits.tmsi(tmsi()) : Digits.imsi(imsi);
    }

    int tmsi() {
        return (int) (msisdn * 31 + generation) & 0x3fffffff;
    }

    /** A TMSI that nobody has heard on the air. */
    int nextTmsi() {
        generation++;
        return tmsi();
    }

    /** IMEI and software version of the model with this type allocation code. */
    String imeisv(String tac) {
        return tac + String.format(Locale.ROOT, "%06d", msisdn % SERIALS) + "01";
    }
}
