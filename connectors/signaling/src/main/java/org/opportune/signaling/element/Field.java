package org.opportune.signaling.element;

/** The numbers a message may hold, at most one of each; {@link Fields#ABSENT} where it does not. */
public enum Field {
    /** 48.006, 9.3.1: 0 = BSSMAP, 1 = DTAP. */
    DISCRIMINATOR,
    /** 48.006, 9.3.2: DLCI's SAPI, 0 = call control and mobility, 3 = short messages. */
    SAPI,
    /** 48.006, 9.3.2: DLCI's control channel, bits C2 and C1. */
    CHANNEL,
    /** 48.008, 3.2.2.1. */
    BSSMAP_TYPE,
    /** 48.008, 3.2.2.5: seven bits, or 15 where the extension bit is set. */
    BSSMAP_CAUSE,
    /** 48.008, 3.2.2.17: cell identification discriminator of the first cell, 0 to 15. */
    CELL_DISCRIMINATOR,
    /** Its {@link Plmn}, where the discriminator has one. */
    CELL_PLMN,
    /** Its location area. */
    CELL_LAC,
    /** Its cell identity. */
    CELL_CI,
    /** The second cell: the target of HANDOVER REQUEST, the second of a list. */
    CELL2_DISCRIMINATOR,
    /** Its {@link Plmn}. */
    CELL2_PLMN,
    /** Its location area. */
    CELL2_LAC,
    /** Its cell identity. */
    CELL2_CI,
    /** 48.008, 3.2.2.105: call identifier, 32 bits. */
    CALL_IDENTIFIER,
    /** 48.008, 3.2.2.2: circuit identity code, 16 bits. */
    CIRCUIT,
    /** Where the layer 3 information (48.008, 3.2.2.24; 3.2.2.35) begins in the octets read. */
    LAYER3_AT,
    /** How many octets it has. */
    LAYER3_OCTETS,
    /** 24.008, 10.5.1.4: type of the first mobile identity: 1 IMSI, 2 IMEI, 3 IMEISV, 4 TMSI, 0 none. */
    IDENTITY_TYPE,
    /** Digits as one number; how many there are (leading zeros count) is {@link #IMSI_DIGITS}. */
    IMSI,
    /** 6 to 15. */
    IMSI_DIGITS,
    /** 32 bits, unsigned. */
    TMSI,
    /** The digits as sent, 15 with the spare one: compare {@code value / 10}, the 14 that are real. */
    IMEI,
    /** 16 digits. */
    IMEISV,
    /** 24.008, 10.5.1.3: {@link Plmn} of the location area identification. */
    LAI_PLMN,
    /** Its location area; 0x0000 and 0xfffe mean that there is none. */
    LAI_LAC,
    /** 24.008, 10.5.1.5: RF power capability of the classmark. */
    CLASSMARK_RF,
    /** 24.007, 11.2.3.1.1: protocol discriminator: 3 CC, 5 MM, 6 RR, 9 SMS, 11 SS. */
    PROTOCOL,
    /** Message type without the send sequence number (24.007, 11.2.3.2). */
    MESSAGE_TYPE,
    /** 24.007, 11.2.3.1.3: transaction identifier's value, 0 to 6, or 7 to 127 from its extension. */
    TRANSACTION,
    /** Its flag: 0 = sent by the side that allocated it. */
    TRANSACTION_FLAG,
    /** 24.008, 10.5.3.5: 0 normal, 1 periodic, 2 IMSI attach. */
    UPDATE_TYPE,
    /** 24.008, 10.5.3.5: 1 = a request follows on the same connection. */
    FOLLOW_ON,
    /** 24.008, 10.5.3.3: 1 call, 2 emergency call, 4 short message, 8 supplementary service. */
    SERVICE_TYPE,
    /** 24.008, 10.5.3.4: identity asked for. */
    IDENTITY_ASKED,
    /** 24.008, 10.5.3.6: cause of an MM reject, abort or failure. */
    REJECT_CAUSE,
    /** 24.008, 10.5.4.11: value, seven bits. */
    CALL_CAUSE,
    /** Its location: 0 user, 1 private network local, 2 public network local, ... */
    CALL_CAUSE_LOCATION,
    /** Its coding standard: 3 = GSM. */
    CALL_CAUSE_STANDARD,
    /** 24.008, 10.5.4.17: the key as its ASCII character. */
    KEY,
    /** 24.008, 10.5.4.23. */
    SIGNAL,
    /** 24.011, 8.1.4.2. */
    CP_CAUSE,
    /** 24.011, 8.2.2: 0 DATA from the mobile, 1 DATA from the network, 2/3 ACK, 4/5 ERROR, 6 SMMA; even = from the mobile. */
    RP_TYPE,
    /** 24.011, 8.2.3. */
    RP_REFERENCE,
    /** 24.011, 8.2.5.4: seven bits. */
    RP_CAUSE,
    /** 23.040, 9.2.3.1: with the direction of {@link #RP_TYPE} 0 DELIVER, 1 SUBMIT, 2 STATUS REPORT or COMMAND. */
    TP_TYPE,
    /** 23.040, 9.2.3.9. */
    TP_PROTOCOL,
    /** 23.040, 9.2.3.10; 23.038, 4. */
    TP_CODING,
    /** Where the user data begins in the octets read; 23.040, 9.2.3.24. */
    TEXT_AT,
    /** How many octets of it there are. */
    TEXT_OCTETS,
    /** 23.040, 9.2.3.16: user data length, septets or octets by the coding. */
    TEXT_LENGTH,
    /** 23.040, 9.2.3.24.1 and 24.8: reference of a message in parts. */
    PART_REFERENCE,
    /** How many parts. */
    PARTS,
    /** Which of them, from 1. */
    PART,
    /** 24.080, 3.6.1: 1 invoke, 2 return result, 3 return error, 4 reject. */
    SS_COMPONENT,
    /** 24.080, 3.6.3. */
    SS_INVOKE,
    /** 24.080, 4.5: operation; 59 = a USSD request of the mobile. */
    SS_OPERATION,
    /** 24.080, 4.5: local error. */
    SS_ERROR,
    /** 29.002, 17.7.5: code of the service, 0x21 = call forwarding unconditional. */
    SS_CODE,
    /** 23.038, 5: coding of a USSD text. */
    USSD_CODING,
    /** Where the USSD text begins in the octets read. */
    USSD_AT,
    /** How many octets it has. */
    USSD_OCTETS
}
