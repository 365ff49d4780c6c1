package org.opportune.signaling.behaviour;

import org.jspecify.annotations.Nullable;

/** What one kind of behaviour says beyond who, where and when. Times are UTC ns of the connection's own messages. */
public sealed interface Detail {
    /** Not given. */
    int NONE = -1;

    /** A time that is not known. */
    long NEVER = Long.MIN_VALUE;

    /** Who ended it. */
    enum Side {
        HANDSET,
        NETWORK,
        UNKNOWN
    }

    /** How a message ended. */
    enum Result {
        /** RP-ACK. From the centre: accepted, not delivered. */
        ACCEPTED,
        /** RP-ERROR. */
        REFUSED,
        /** The connection ended before an answer. */
        UNKNOWN
    }

    /**
     * A call.
     *
     * @param originating true if the subscriber called; both legs of a call are calls of their own
     * @param other called or calling number; null = withheld, unavailable, or not seen
     * @param cause of TS 24.008 10.5.4.11, 0 to 127; {@link #NONE} = no release was seen
     * @param causeLocation who generated the cause, same section; {@link #NONE} = not given
     * @param releasedBy who sent the first of DISCONNECT, RELEASE and RELEASE COMPLETE
     * @param dropped true if the radio or the connection went before any release
     */
    record Call(
            boolean originating,
            @Nullable Dialled other,
            long setupNs,
            long alertedNs,
            long answeredNs,
            long endedNs,
            int cause,
            int causeLocation,
            Side releasedBy,
            boolean dropped)
            implements Detail {
        public boolean answered() {
            return answeredNs != NEVER;
        }

        public boolean alerted() {
            return alertedNs != NEVER;
        }

        /** How long it rang before the answer; {@link #NEVER} if not known. */
        public long ringNs() {
            return alerted() && answered() ? answeredNs - alertedNs : NEVER;
        }

        /** How long it was answered; {@link #NEVER} if not known. */
        public long durationNs() {
            return answered() && endedNs != NEVER ? endedNs - answeredNs : NEVER;
        }
    }

    /**
     * A short message; never its text.
     *
     * @param other recipient or sender; null = none, as in a report
     * @param centre the service centre
     * @param sentNs when its RP-DATA passed
     * @param report true for a status report (TS 23.040 9.2.2.3)
     * @param cause of RP-ERROR (TS 24.011 8.2.5.4); {@link #NONE} = none
     */
    record Sms(@Nullable Dialled other, @Nullable Dialled centre, long sentNs, boolean report, Result result, int cause)
            implements Detail {}

    /**
     * One transaction of supplementary services.
     *
     * @param operation of TS 24.080 4.5; {@link #NONE} = none
     * @param code ss-Code (TS 29.002 17.7.5); {@link #NONE} = none
     * @param dialled service code of a USSD string, without what follows it; null = none
     * @param error of TS 24.080; {@link #NONE} = none
     * @param byNetwork true if the network began
     * @param answered true if an answer came
     */
    record Service(
            int operation,
            int code,
            @Nullable Dialled dialled,
            int error,
            boolean byNetwork,
            boolean answered,
            long requestedNs)
            implements Detail {}

    /**
     * A location update.
     *
     * @param from the area the handset named; {@link Place#UNKNOWN} if it had none
     * @param byTmsi true if it named itself by TMSI
     * @param hasNewTmsi true if {@code newTmsi} is one
     * @param cause of rejection (TS 24.008 10.5.3.6); {@link #NONE} = accepted
     */
    record Update(Place from, int type, boolean byTmsi, boolean hasNewTmsi, int newTmsi, int cause) implements Detail {
        @Override
        public String toString() {
            return "Update[type " + type + ", cause " + cause + "]";
        }
    }

    /**
     * A handset.
     *
     * @param imei fourteen digits behind a leading 1 (TS 23.003 6.2.1: the fifteenth is not sent)
     * @param version software version; {@link #NONE} = an IMEI, which has none
     * @param previous the one before; 0 = none
     * @param sims SIMs seen in it so far, this one too; 0 = not counted yet
     */
    record Handset(long imei, int version, long previous, int sims) implements Detail {
        /** First eight digits. */
        public int tac() {
            return tac(imei);
        }

        static int tac(long imei) {
            return (int) (imei / 1_000_000 % 100_000_000);
        }

        @Override
        public String toString() {
            return "Handset[tac " + tac() + ", sims " + sims + "]";
        }
    }

    /**
     * A handover.
     *
     * @param cause of TS 48.008 3.2.2.5: why it was wanted, or why it failed
     * @param wantedNs when HANDOVER REQUIRED passed; {@link #NEVER} inside a base station system
     */
    record Handover(boolean between, Place from, Place to, int cause, long wantedNs) implements Detail {}

    /** A bare cause, of TS 24.008 10.5.3.6 or TS 48.008 3.2.2.5 by kind. */
    record Cause(int cause) implements Detail {}

    /** Networks: where the SIM is at home. */
    record Home(int plmn) implements Detail {}

    /** From where to where. */
    record Move(Place from) implements Detail {}
}
