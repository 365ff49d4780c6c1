package org.opportune.simulators.frames;

/** Messages between phone and switch: mobility and calls (TS 24.008 9.2, 9.3; protocol discriminators 24.007 11.2.3.1.1). */
final class LayerThree {
    /** Kinds of location update (TS 24.008 10.5.3.5). */
    static final int NORMAL = 0;

    static final int PERIODIC = 1;
    static final int ATTACH = 2;
    /** Kinds of service (TS 24.008 10.5.3.3). */
    static final int CALL = 1;

    static final int EMERGENCY = 2;
    static final int SHORT_MESSAGE = 4;
    static final int SUPPLEMENTARY = 8;

    /** Messages about a call (TS 24.008 10.4). */
    static final int ALERTING = 0x01;

    static final int CALL_PROCEEDING = 0x02;
    static final int CONNECT = 0x07;
    static final int CALL_CONFIRMED = 0x08;
    static final int CONNECT_ACKNOWLEDGE = 0x0f;
    static final int HOLD = 0x18;
    static final int HOLD_ACKNOWLEDGE = 0x19;
    static final int RETRIEVE = 0x1c;
    static final int RETRIEVE_ACKNOWLEDGE = 0x1d;
    static final int RELEASE_COMPLETE = 0x2a;
    private static final int MM = 5;
    private static final int CC = 3;
    private static final int RR = 6;
    private static final byte[] CLASSMARK = {0x33, 0x19, (byte) 0xa2};

    private LayerThree() {}

    static byte[] locationUpdateRequest(int kind, byte[] oldArea, byte[] identity) {
        return new Octets()
                .put(MM, 0x08, 0x70 | kind)
                .put(oldArea)
                .put(CLASSMARK[0])
                .lengthValue(identity)
                .take();
    }

    /** With a new TMSI. */
    static byte[] locationUpdateAccept(Cell cell, int tmsi) {
        return new Octets()
                .put(MM, 0x02)
                .put(cell.area())
                .tagLengthValue(0x17, Digits.tmsi(tmsi))
                .take();
    }

    static byte[] tmsiReallocationComplete() {
        return Octets.of(MM, 0x1b);
    }

    static byte[] detach(byte[] identity) {
        return new Octets().put(MM, 0x01, CLASSMARK[0]).lengthValue(identity).take();
    }

    static byte[] serviceRequest(int kind, byte[] identity) {
        return new Octets()
                .put(MM, 0x24, 0x70 | kind)
                .lengthValue(CLASSMARK)
                .lengthValue(identity)
                .take();
    }

    static byte[] serviceAccept() {
        return Octets.of(MM, 0x21);
    }

    static byte[] pagingResponse(byte[] identity) {
        return new Octets()
                .put(RR, 0x27, 0x07)
                .lengthValue(CLASSMARK)
                .lengthValue(identity)
                .take();
    }

    /** Asks for the IMEI with software version. */
    static byte[] identityRequest() {
        return Octets.of(MM, 0x18, 0x03);
    }

    static byte[] identityResponse(String imeisv) {
        return new Octets()
                .put(MM, 0x19)
                .lengthValue(Digits.identity(3, imeisv))
                .take();
    }

    /** What a phone says when it begins to cipher, with its IMEISV (TS 44.018 9.1.10). */
    static byte[] cipheringModeComplete(String imeisv) {
        return new Octets()
                .put(RR, 0x32)
                .tagLengthValue(0x17, Digits.identity(3, imeisv))
                .take();
    }

    /** The phone calls. */
    static byte[] setupTo(String dialled) {
        return new Octets()
                .put(CC, 0x05, 0x04, 0x01, 0xa0)
                .tagLengthValue(0x5e, Digits.number(dialled))
                .take();
    }

    /** Somebody calls the phone. */
    static byte[] setupFrom(String caller) {
        return new Octets()
                .put(CC, 0x05, 0x04, 0x01, 0xa0)
                .tagLengthValue(0x5c, Digits.number(caller))
                .take();
    }

    /** No number: whoever answers emergency calls. */
    static byte[] emergencySetup() {
        return Octets.of(CC, 0x0e, 0x04, 0x01, 0xa0);
    }

    /**
     * A message about a call.
     *
     * @param answering said by the side that did not begin the transaction
     */
    static byte[] call(boolean answering, int type) {
        return Octets.of(transaction(answering), type);
    }

    /** The same with a cause, location user, coding of TS 24.008 10.5.4.11. */
    static byte[] disconnect(boolean answering, int cause) {
        return Octets.of(transaction(answering), 0x25, 2, 0xe0, 0x80 | cause);
    }

    static byte[] release(boolean answering, int cause) {
        return Octets.of(transaction(answering), 0x2d, 0x08, 2, 0xe0, 0x80 | cause);
    }

    private static int transaction(boolean answering) {
        return (answering ? 0x80 : 0) | CC;
    }
}
