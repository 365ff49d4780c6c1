package org.opportune.signaling.connection;

import org.opportune.signaling.behaviour.Detail;
import org.opportune.signaling.behaviour.Detail.Handset;
import org.opportune.signaling.behaviour.Detail.Update;
import org.opportune.signaling.behaviour.Kind;
import org.opportune.signaling.behaviour.Place;
import org.opportune.signaling.bssap.Bssap;
import org.opportune.signaling.bssap.Plmn;
import org.opportune.signaling.identity.Binding.Way;

/** Mobility management, and the parts of radio resources that pass the A interface (TS 24.008 4, 9.2; TS 44.018 9.1). */
final class Mobility {
    static final int PROTOCOL = 5;
    static final int RADIO = 6;

    private static final int DETACH = 0x01;
    private static final int UPDATE_ACCEPT = 0x02;
    private static final int UPDATE_REJECT = 0x04;
    private static final int UPDATE_REQUEST = 0x08;
    private static final int IDENTITY_RESPONSE = 0x19;
    private static final int TMSI_COMMAND = 0x1a;
    private static final int TMSI_COMPLETE = 0x1b;
    private static final int SERVICE_REJECT = 0x22;
    private static final int SERVICE_REQUEST = 0x24;
    private static final int REESTABLISHMENT = 0x28;
    private static final int PAGING_RESPONSE = 0x27;
    private static final int CIPHERING_COMPLETE = 0x32;

    private static final int EMERGENCY_CALL = 2;
    private static final int PERIODIC = 1;
    private static final int ATTACH = 2;
    private static final int NO_LAC = 0xfffe;

    /** Of an IMEISV, behind a leading 1; an IMEI has one less, and the last of both is not compared. */
    private static final long SIXTEEN_DIGITS = 10_000_000_000_000_000L;

    private Mobility() {}

    static void take(Step step) {
        switch (step.bssap.type()) {
            case DETACH -> {
                identify(step);
                step.emit(Kind.POWER_OFF, null);
            }
            case UPDATE_REQUEST -> request(step);
            case UPDATE_ACCEPT -> accept(step);
            case UPDATE_REJECT -> reject(step);
            case IDENTITY_RESPONSE -> identify(step);
            case TMSI_COMMAND -> assign(step);
            case TMSI_COMPLETE -> confirm(step);
            case SERVICE_REQUEST -> {
                step.at.emergency |= step.bssap.serviceType() == EMERGENCY_CALL;
                identify(step);
            }
            case REESTABLISHMENT -> identify(step);
            case SERVICE_REJECT -> step.emit(Kind.SERVICE_REJECTED, new Detail.Cause(step.bssap.rejectCause()));
            default -> {}
        }
    }

    static void takeRadio(Step step) {
        switch (step.bssap.type()) {
            case PAGING_RESPONSE, CIPHERING_COMPLETE -> identify(step);
            default -> {}
        }
    }

    private static void request(Step step) {
        Bssap bssap = step.bssap;
        step.at.updateType = bssap.updateType();
        step.at.updateFrom = area(bssap);
        step.at.updateByTmsi = bssap.tmsi() != Bssap.NONE;
        identify(step);
        if (step.at.updateByTmsi) {
            step.at.tmsiLac = step.at.updateFrom.lac();
        }
    }

    private static Place area(Bssap bssap) {
        int lac = bssap.areaCode();
        // Deleted, or never had (TS 23.003 4.1).
        return lac <= 0 || lac == NO_LAC ? Place.UNKNOWN : new Place(bssap.areaPlmn(), lac, -1);
    }

    /** Whatever identity the message carries. A TMSI counts where it was given: the location area of the handset. */
    private static void identify(Step step) {
        Bssap bssap = step.bssap;
        if (bssap.imsi() != 0) {
            step.learn(bssap.imsi());
        }
        if (bssap.tmsi() != Bssap.NONE && bssap.type() != IDENTITY_RESPONSE) {
            step.at.hasTmsi = true;
            step.at.tmsi = (int) bssap.tmsi();
            step.at.tmsiLac = step.at.place.lac();
        }
        if (bssap.imei() != 0) {
            handset(step);
        }
    }

    private static void handset(Step step) {
        long digits = step.bssap.imei();
        boolean hasVersion = digits >= SIXTEEN_DIGITS;
        long imei = digits / (hasVersion ? 100 : 10);
        step.at.imei = imei;
        int version = hasVersion ? (int) (digits % 100) : Detail.NONE;
        step.emit(Kind.IMEI_SEEN, new Handset(imei, version, 0, 0));
    }

    private static void accept(Step step) {
        Connection at = step.at;
        Bssap bssap = step.bssap;
        Place here = new Place(
                bssap.areaPlmn() == Plmn.NONE ? at.place.plmn() : bssap.areaPlmn(), bssap.areaCode(), at.place.ci());
        at.place = bssap.areaCode() < 0 ? at.place : here;
        assign(step);
        int type = at.updateType;
        Kind kind = type == ATTACH ? Kind.POWER_ON : type == PERIODIC ? Kind.PERIODIC_UPDATE : Kind.LOCATION_UPDATE;
        step.emit(kind, new Update(at.updateFrom, type, at.updateByTmsi, at.hasNewTmsi, at.newTmsi, Detail.NONE));
        at.updateType = Detail.NONE;
    }

    /** A new TMSI is in force beside the old one from now on; without a new one the old one gets the new area. */
    private static void assign(Step step) {
        Connection at = step.at;
        Bssap bssap = step.bssap;
        int lac = bssap.areaCode() < 0 ? at.place.lac() : bssap.areaCode();
        if (bssap.tmsi() != Bssap.NONE) {
            at.hasNewTmsi = true;
            at.newTmsi = (int) bssap.tmsi();
            at.newTmsiLac = lac;
            step.bind(Way.ASSIGNED, at.newTmsi, lac);
        } else if (bssap.imsi() == 0 && at.hasTmsi && lac != at.tmsiLac) {
            step.bind(Way.ASSIGNED, at.tmsi, lac);
            at.tmsiLac = lac;
        }
    }

    private static void confirm(Step step) {
        Connection at = step.at;
        if (at.hasNewTmsi) {
            if (at.hasTmsi && (at.tmsi != at.newTmsi || at.tmsiLac != at.newTmsiLac)) {
                step.bind(Way.FREED, at.tmsi, at.tmsiLac);
            }
            at.hasTmsi = true;
            at.tmsi = at.newTmsi;
            at.tmsiLac = at.newTmsiLac;
            at.hasNewTmsi = false;
        }
    }

    private static void reject(Step step) {
        Connection at = step.at;
        int type = at.updateType == Detail.NONE ? 0 : at.updateType;
        step.emit(
                Kind.UPDATE_REJECTED,
                new Update(at.updateFrom, type, at.updateByTmsi, false, 0, step.bssap.rejectCause()));
        at.updateType = Detail.NONE;
    }
}
