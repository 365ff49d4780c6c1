package org.opportune.signaling.bssap;

/** Mobility management (TS 24.008 9.2), and what is seen of the radio resource (TS 44.018 9.1) behind the controller. */
final class MobilityReader {
    /** Bits 7 and 8 of the type count the phone's messages (TS 24.007 11.2.3.2.3). */
    private static final int TYPE = 0x3f;

    private static final int PAGING_RESPONSE = 0x27;
    private static final int CIPHERING_MODE_COMPLETE = 0x32;
    private static final int CLASSMARK_CHANGE = 0x16;
    private static final int MOBILE_IDENTITY = 0x17;

    private MobilityReader() {}

    static void read(Cursor cursor, Bssap into) {
        into.type = cursor.u8() & TYPE;
        switch (into.type) {
            // IMSI DETACH INDICATION
            case 0x01 -> {
                into.powerClass = cursor.u8() & 7;
                Elements.identity(cursor, into);
            }
            // LOCATION UPDATING ACCEPT
            case 0x02 -> {
                Elements.area(cursor, into);
                optionalIdentity(cursor, into);
            }
            // LOCATION UPDATING REJECT, CM SERVICE REJECT, ABORT
            case 0x04, 0x22, 0x23 -> into.rejectCause = cursor.u8();
            // LOCATION UPDATING REQUEST
            case 0x08 -> locationUpdate(cursor, into);
            // IDENTITY REQUEST
            case 0x18 -> into.identityAsked = cursor.u8() & 7;
            // IDENTITY RESPONSE
            case 0x19 -> Elements.identity(cursor, into);
            // TMSI REALLOCATION COMMAND
            case 0x1a -> {
                Elements.area(cursor, into);
                Elements.identity(cursor, into);
            }
            // CM SERVICE REQUEST, CM RE-ESTABLISHMENT REQUEST
            case 0x24 -> {
                into.serviceType = cursor.u8() & 15;
                Elements.classmark(cursor, into);
                Elements.identity(cursor, into);
            }
            case 0x28 -> {
                cursor.u8();
                Elements.classmark(cursor, into);
                Elements.identity(cursor, into);
            }
            default -> {}
        }
    }

    private static void locationUpdate(Cursor cursor, Bssap into) {
        int type = cursor.u8();
        into.updateType = type & 3;
        into.followOn = type >> 3 & 1;
        Elements.area(cursor, into);
        into.powerClass = cursor.u8() & 7;
        Elements.identity(cursor, into);
    }

    /** A single octet from 0x80 on is an element of its own (TS 24.007 11.2.4). */
    private static void optionalIdentity(Cursor cursor, Bssap into) {
        while (cursor.more()) {
            int tag = cursor.u8();
            if (tag == MOBILE_IDENTITY) {
                Elements.identity(cursor, into);
            } else if (tag < 0x80) {
                Elements.skip(cursor);
            }
        }
    }

    static void readRadio(Cursor cursor, Bssap into) {
        into.type = cursor.u8();
        switch (into.type) {
            case PAGING_RESPONSE -> {
                cursor.u8();
                Elements.classmark(cursor, into);
                Elements.identity(cursor, into);
            }
            case CIPHERING_MODE_COMPLETE -> optionalIdentity(cursor, into);
            case CLASSMARK_CHANGE -> Elements.classmark(cursor, into);
            default -> {}
        }
    }
}
