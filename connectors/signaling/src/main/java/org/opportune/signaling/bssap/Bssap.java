package org.opportune.signaling.bssap;

import java.util.Arrays;
import org.opportune.signaling.Reason;

/**
 * One BSSAP message, flat. Used again: what it says holds until the next is read. Numbers that the message does not give are
 * {@link #NONE}. For one thread.
 */
public final class Bssap {
    /** Not given. */
    public static final int NONE = -1;

    /** Cells that are kept of a message: serving and target, or the first of a list. */
    public static final int CELLS = 2;

    int discriminator;
    int sapi;
    int controlChannel;
    int bssmap;
    int bssmapCause;
    int protocol;
    int type;
    int transactionFlag;
    int transaction;
    int identityKind;
    int areaPlmn;
    int areaCode;
    int updateType;
    int followOn;
    int serviceType;
    int identityAsked;
    int rejectCause;
    int callCause;
    int causeLocation;
    int causeStandard;
    int presentation;
    int key;
    int signal;
    int messageCause;
    int relayType;
    int relayReference;
    int relayCause;
    int tpduType;
    int dataCoding;
    int protocolIdentifier;
    int operation;
    int serviceCode;
    int serviceError;
    int ussdCoding;
    int ussdOffset;
    int ussdLength;
    int powerClass;
    int layerThreeOffset;
    int layerThreeLength;
    int cells;
    final int[] cellKinds = new int[CELLS];
    final int[] cellPlmns = new int[CELLS];
    final int[] cellAreas = new int[CELLS];
    final int[] cellIdentities = new int[CELLS];
    long imsi;
    long imei;
    long tmsi;
    final Digits called = new Digits();
    final Digits calling = new Digits();
    final Digits connected = new Digits();
    final Digits centre = new Digits();
    final Digits party = new Digits();
    private Reason reason = Reason.NONE;
    private int wrongAt;

    private final Cursor cursor = new Cursor();

    /** Reads a message; false if something is wrong with it: what was read before that stays. */
    public boolean read(byte[] octets, int offset, int length) {
        clear();
        cursor.begin(octets, offset, offset + length);
        if (!Discriminated.read(cursor, this)) {
            reason = Reason.BSSAP_DISCRIMINATOR;
            wrongAt = offset;
        } else if (cursor.missingAt >= 0) {
            reason = cursor.missing;
            wrongAt = cursor.missingAt;
        }
        return reason == Reason.NONE;
    }

    private void clear() {
        discriminator = sapi = controlChannel = bssmap = NONE;
        bssmapCause = protocol = type = transactionFlag = NONE;
        transaction = identityKind = areaPlmn = areaCode = NONE;
        updateType = followOn = serviceType = identityAsked = NONE;
        rejectCause = callCause = causeLocation = causeStandard = NONE;
        presentation = key = signal = messageCause = NONE;
        relayType = relayReference = relayCause = tpduType = NONE;
        dataCoding = protocolIdentifier = operation = serviceCode = NONE;
        serviceError = ussdCoding = ussdOffset = ussdLength = NONE;
        powerClass = layerThreeOffset = layerThreeLength = NONE;
        cells = 0;
        Arrays.fill(cellKinds, NONE);
        Arrays.fill(cellPlmns, Plmn.NONE);
        Arrays.fill(cellAreas, NONE);
        Arrays.fill(cellIdentities, NONE);
        imsi = 0;
        imei = 0;
        tmsi = NONE;
        called.clear();
        calling.clear();
        connected.clear();
        centre.clear();
        party.clear();
        reason = Reason.NONE;
        wrongAt = NONE;
    }

    /** What is wrong with the message last read, or NONE. */
    public Reason reason() {
        return reason;
    }

    /** The offset of the wrong octet, in the array read; {@link #NONE} = nothing is wrong. */
    public int wrongAt() {
        return wrongAt;
    }

    /** 0 BSSMAP, 1 DTAP (TS 48.006 9.3.1). */
    public int discriminator() {
        return discriminator;
    }

    /** Service access point: 0 or 3 (TS 48.006 9.3.2). */
    public int sapi() {
        return sapi;
    }

    /** The upper two bits of the DLCI (TS 48.006 9.3.2). */
    public int controlChannel() {
        return controlChannel;
    }

    /** Type of BSSMAP message (TS 48.008 3.2.2.1). */
    public int bssmap() {
        return bssmap;
    }

    /** Cause of BSSMAP, its first octet without extension bit (TS 48.008 3.2.2.5). */
    public int bssmapCause() {
        return bssmapCause;
    }

    /** Protocol discriminator of what phone and switch say: 3 CC, 5 MM, 6 RR, 9 SMS, 11 SS (TS 24.007 11.2.3.1.1). */
    public int protocol() {
        return protocol;
    }

    /** Type of that message, sequence number masked (TS 24.007 11.2.3.2). */
    public int type() {
        return type;
    }

    /** 0 = from the side that began the transaction (TS 24.007 11.2.3.1.3). */
    public int transactionFlag() {
        return transactionFlag;
    }

    /** Transaction value, 0 to 6, or extended. */
    public int transaction() {
        return transaction;
    }

    /** Kind of the identity that was read last: 1 IMSI, 2 IMEI, 3 IMEISV, 4 TMSI (TS 24.008 10.5.1.4). */
    public int identityKind() {
        return identityKind;
    }

    /** Network of the location area identification, see {@link Plmn} (TS 24.008 10.5.1.3). */
    public int areaPlmn() {
        return areaPlmn;
    }

    /** Its location area code. */
    public int areaCode() {
        return areaCode;
    }

    /** Kind of location update: 0 normal, 1 periodic, 2 IMSI attach (TS 24.008 10.5.3.5). */
    public int updateType() {
        return updateType;
    }

    /** 1 = the phone has more to say behind the location update. */
    public int followOn() {
        return followOn;
    }

    /** Kind of CM service (TS 24.008 10.5.3.3). */
    public int serviceType() {
        return serviceType;
    }

    /** Kind of identity that is asked for. */
    public int identityAsked() {
        return identityAsked;
    }

    /** Why the network refuses (TS 24.008 10.5.3.6). */
    public int rejectCause() {
        return rejectCause;
    }

    /** Why a call ends, 0 to 127 (TS 24.008 10.5.4.11). */
    public int callCause() {
        return callCause;
    }

    /** Who says so. */
    public int causeLocation() {
        return causeLocation;
    }

    /** By whose coding. */
    public int causeStandard() {
        return causeStandard;
    }

    /** 0 allowed, 1 restricted, 2 not available, of a calling number (TS 24.008 10.5.4.9). */
    public int presentation() {
        return presentation;
    }

    /** A DTMF key. */
    public int key() {
        return key;
    }

    /** Signal for the called (TS 24.008 10.5.4.23). */
    public int signal() {
        return signal;
    }

    /** Cause of CP-ERROR (TS 24.011 8.1.4.2). */
    public int messageCause() {
        return messageCause;
    }

    /** Type of RP message: 0 data from the phone, 1 data to it, 2 and 3 acknowledged, 4 and 5 error, 6 memory available (TS 24.011 8.2.2). */
    public int relayType() {
        return relayType;
    }

    /** Message reference of RP. */
    public int relayReference() {
        return relayReference;
    }

    /** Cause of RP-ERROR (TS 24.011 8.2.5.4). */
    public int relayCause() {
        return relayCause;
    }

    /** TP-MTI, 0 to 3 (TS 23.040 9.2.3.1). */
    public int tpduType() {
        return tpduType;
    }

    /** TP-DCS. */
    public int dataCoding() {
        return dataCoding;
    }

    /** TP-PID. */
    public int protocolIdentifier() {
        return protocolIdentifier;
    }

    /** Operation code of supplementary services (TS 24.080 4.5). */
    public int operation() {
        return operation;
    }

    /** SS-Code (TS 29.002 17.7.5). */
    public int serviceCode() {
        return serviceCode;
    }

    /** Error code of supplementary services (TS 24.080 4.5). */
    public int serviceError() {
        return serviceError;
    }

    /** Coding of a USSD string (TS 23.038 5). */
    public int ussdCoding() {
        return ussdCoding;
    }

    /** Where a USSD string begins in the octets that were read. */
    public int ussdOffset() {
        return ussdOffset;
    }

    /** How many octets it has. */
    public int ussdLength() {
        return ussdLength;
    }

    /** RF power capability of a classmark (TS 24.008 10.5.1.5). */
    public int powerClass() {
        return powerClass;
    }

    /** Where layer 3 information begins in the octets that were read (TS 48.008 3.2.2.24). */
    public int layerThreeOffset() {
        return layerThreeOffset;
    }

    /** How many octets it has. */
    public int layerThreeLength() {
        return layerThreeLength;
    }

    /** How many cells there are, at most {@link #CELLS}. */
    public int cells() {
        return cells;
    }

    /** Discriminator of a cell: 0 whole, 1 area and cell, 5 area... (TS 48.008 3.2.2.17). */
    public int cellKind(int i) {
        return cellKinds[i];
    }

    /** Its network, see {@link Plmn}. */
    public int cellPlmn(int i) {
        return cellPlmns[i];
    }

    /** Its location area code. */
    public int cellArea(int i) {
        return cellAreas[i];
    }

    /** Its cell identity. */
    public int cellIdentity(int i) {
        return cellIdentities[i];
    }

    /** Decimal digits behind a leading 1, so that zeros stay; 0 = not given. */
    public long imsi() {
        return imsi;
    }

    /** Fifteen digits of an IMEI or sixteen of an IMEISV behind a leading 1; 0 = not given. */
    public long imei() {
        return imei;
    }

    /** 32 bits; {@link #NONE} = not given. */
    public long tmsi() {
        return tmsi;
    }

    /** Called number. */
    public Digits called() {
        return called;
    }

    /** Calling number. */
    public Digits calling() {
        return calling;
    }

    /** Number that answered (TS 24.008 10.5.4.13). */
    public Digits connected() {
        return connected;
    }

    /** Service centre of a short message. */
    public Digits centre() {
        return centre;
    }

    /** Recipient or sender of a short message (TS 23.040 9.1.2.5). */
    public Digits party() {
        return party;
    }
}
