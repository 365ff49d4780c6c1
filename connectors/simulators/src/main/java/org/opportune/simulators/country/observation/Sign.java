package org.opportune.simulators.country.observation;

import org.opportune.schemas.event.EventKind;

/** The kinds of events that the country gives, with short codes. */
enum Sign {
    CALL_STARTED(0, EventKind.CALL_STARTED),
    CALL_ANSWERED(1, EventKind.CALL_ANSWERED),
    CALL_ENDED(2, EventKind.CALL_ENDED),
    CALL_REJECTED(3, EventKind.CALL_REJECTED),
    CALL_NO_ANSWER(4, EventKind.CALL_NO_ANSWER),
    CALL_VACANT_NUMBER(5, EventKind.CALL_VACANT_NUMBER),
    SMS_SENT(6, EventKind.SMS_SENT),
    SMS_RECEIVED(7, EventKind.SMS_RECEIVED),
    MMS_SENT(8, EventKind.MMS_SENT),
    MMS_RECEIVED(9, EventKind.MMS_RECEIVED),
    DATA_SESSION(10, EventKind.DATA_SESSION),
    POWER_ON(11, EventKind.POWER_ON),
    POWER_OFF(12, EventKind.POWER_OFF),
    HANDSET_CHANGED(13, EventKind.HANDSET_CHANGED),
    LOCATION_UPDATE(14, EventKind.LOCATION_UPDATE),
    CELL_CHANGE(15, EventKind.CELL_CHANGE),
    ROAM_OUT(16, EventKind.ROAM_OUT),
    NUMBER_GIVEN(17, EventKind.NUMBER_CHANGE),
    NUMBER_TAKEN(18, EventKind.NUMBER_CHANGE),
    CONSENT_WITHDRAWN(19, EventKind.CONSENT),
    CONSENT_GIVEN(20, EventKind.CONSENT),
    JOINED(21, EventKind.ACTIVATION),
    WEB_SESSION(22, EventKind.WEB_SESSION),
    SERVICE_USED(23, EventKind.SERVICE_USED),
    PREMIUM_TONE_HEARD(24, EventKind.SERVICE_USED),
    STANDARD_TONE_HEARD(25, EventKind.SERVICE_USED);

    private static final Sign[] BY_CODE = values();

    final int code;
    final EventKind kind;

    Sign(int code, EventKind kind) {
        this.code = code;
        this.kind = kind;
    }

    static Sign of(int code) {
        return BY_CODE[code];
    }
}
