package org.opportune.simulators.country.observation;

import org.opportune.schemas.event.IdentityKind;

/** An interface that shows something of the country. */
public enum Feed {
    /** Calls and location updates of the old radio, and the calls of the new, which fall back to it. No data. */
    A_INTERFACE(0, "a-interface", IdentityKind.IMSI),
    /** Contacts and sessions of the new radio, and data of the old. No calls. */
    XDR(1, "xdr", IdentityKind.IMSI),
    /** Multimedia messages, without any location. */
    MMSC(2, "mmsc", IdentityKind.MSISDN),
    /** Which network serves those who are abroad. */
    HLR(3, "hlr", IdentityKind.IMSI),
    /** What the business knows. */
    CRM(4, "crm", IdentityKind.ACCOUNT),
    /** Messages of the new radio (TS 29.118), without a cell. */
    SGS(5, "sgs", IdentityKind.IMSI),
    /** What service platforms report: ring-back tones, services used. */
    PLATFORM(6, "platform", IdentityKind.MSISDN),
    /** Charging records. */
    BILLING(7, "billing", IdentityKind.MSISDN);

    private static final Feed[] BY_CODE = values();

    final int code;
    final IdentityKind identity;
    private final String source;

    Feed(int code, String source, IdentityKind identity) {
        this.code = code;
        this.source = source;
        this.identity = identity;
    }

    /** As events name it. */
    public String source() {
        return source;
    }

    static Feed of(int code) {
        return BY_CODE[code];
    }
}
