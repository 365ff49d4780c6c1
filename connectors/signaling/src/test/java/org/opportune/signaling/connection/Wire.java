package org.opportune.signaling.connection;

import java.io.ByteArrayOutputStream;

/** SCCP and BSSAP octets by hand (Q.713 4, TS 48.006 9.3, TS 48.008 3.2, TS 24.008 9): the cases that no real capture holds. */
final class Wire {
    private Wire() {}

    static byte[] octets(int... values) {
        byte[] octets = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            octets[i] = (byte) values[i];
        }
        return octets;
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] reference(int reference) {
        return octets(reference, reference >> 8, reference >> 16);
    }

    private static byte[] sized(byte[] value) {
        return join(octets(value.length), value);
    }

    private static byte[] tagged(int tag, byte[] value) {
        return join(octets(tag), sized(value));
    }

    static byte[] cr(int slr, byte[] data) {
        byte[] option = data.length == 0 ? octets() : tagged(0x0f, data);
        return join(octets(1), reference(slr), octets(2, 2, 4, 2, 0x42, 254), option, octets(0));
    }

    static byte[] cc(int dlr, int slr) {
        return join(octets(2), reference(dlr), reference(slr), octets(2, 0));
    }

    static byte[] cref(int dlr) {
        return join(octets(3), reference(dlr), octets(0x0f, 0));
    }

    static byte[] rlsd(int dlr, int slr) {
        return join(octets(4), reference(dlr), reference(slr), octets(0, 0));
    }

    static byte[] rlc(int dlr, int slr) {
        return join(octets(5), reference(dlr), reference(slr));
    }

    static byte[] dt1(int dlr, byte[] data) {
        return segment(dlr, false, data);
    }

    static byte[] segment(int dlr, boolean more, byte[] data) {
        return join(octets(6), reference(dlr), octets(more ? 1 : 0, 1), sized(data));
    }

    static byte[] it(int dlr, int slr) {
        return join(octets(16), reference(dlr), reference(slr), octets(2, 0, 0, 0));
    }

    static byte[] udt(byte[] data) {
        return join(octets(9, 0, 3, 5, 7, 2, 0x42, 254, 2, 0x42, 254), sized(data));
    }

    static byte[] bssmap(int type, byte[]... elements) {
        byte[] body = join(octets(type), join(elements));
        return join(octets(0), sized(body));
    }

    static byte[] dtap(int sapi, byte[] layer3) {
        return join(octets(1, sapi), sized(layer3));
    }

    static byte[] reset() {
        return udt(bssmap(0x30, octets(4, 1, 0x20)));
    }

    static byte[] paging(String imsi, int tmsi, int lac) {
        byte[] temporary = octets(9, 4, tmsi >> 24, tmsi >> 16, tmsi >> 8, tmsi);
        return udt(bssmap(0x52, tagged(8, imsi(imsi)), temporary, octets(0x1a, 3, 5, lac >> 8, lac)));
    }

    static byte[] cell(int lac, int ci) {
        return octets(5, 8, 0, 0x00, 0xf1, 0x10, lac >> 8, lac, ci >> 8, ci);
    }

    static byte[] completeLayer3(int lac, int ci, byte[] layer3) {
        return bssmap(0x57, cell(lac, ci), tagged(0x17, layer3));
    }

    static byte[] commonId(String imsi) {
        return bssmap(0x2f, tagged(8, imsi(imsi)));
    }

    static byte[] clearCommand(int cause) {
        return bssmap(0x20, octets(4, 1, cause));
    }

    static byte[] clearRequest(int cause) {
        return bssmap(0x22, octets(4, 1, cause));
    }

    static byte[] clearComplete() {
        return bssmap(0x21);
    }

    static byte[] handoverRequired(int lac, int ci) {
        return bssmap(0x11, octets(4, 1, 0x0c), octets(0x1a, 5, 1, lac >> 8, lac, ci >> 8, ci));
    }

    static byte[] handoverRequest(int fromLac, int fromCi, int toLac, int toCi) {
        byte[] channel = octets(11, 3, 1, 8, 1);
        byte[] encryption = octets(10, 1, 1);
        byte[] classmark = octets(18, 3, 0x33, 0x19, 0xa2);
        return bssmap(0x10, channel, encryption, classmark, cell(fromLac, fromCi), cell(toLac, toCi));
    }

    static byte[] handoverRequestAck(byte[] command) {
        return bssmap(0x12, tagged(0x17, command));
    }

    static byte[] handoverCommand(byte[] command) {
        return bssmap(0x13, tagged(0x17, command));
    }

    static byte[] bare(int type) {
        return bssmap(type);
    }

    /** Digits behind an octet that says odd, and which kind of identity (TS 24.008 10.5.1.4). */
    static byte[] digits(int kind, String digits) {
        boolean odd = digits.length() % 2 == 1;
        byte[] octets = new byte[digits.length() / 2 + 1];
        octets[0] = (byte) ((digits.charAt(0) - '0') << 4 | (odd ? 8 : 0) | kind);
        for (int i = 1; i < octets.length; i++) {
            int high = 2 * i < digits.length() ? digits.charAt(2 * i) - '0' : 15;
            octets[i] = (byte) (high << 4 | digits.charAt(2 * i - 1) - '0');
        }
        return octets;
    }

    static byte[] imsi(String imsi) {
        return digits(1, imsi);
    }

    static byte[] tmsi(int tmsi) {
        return octets(0xf4, tmsi >> 24, tmsi >> 16, tmsi >> 8, tmsi);
    }

    private static byte[] area(int lac) {
        return octets(0x00, 0xf1, 0x10, lac >> 8, lac);
    }

    static byte[] updateRequest(int type, int oldLac, byte[] identity) {
        return join(octets(5, 8, type), area(oldLac), octets(0x33), sized(identity));
    }

    static byte[] updateAccept(int lac) {
        return dtap(0, join(octets(5, 2), area(lac)));
    }

    static byte[] updateAccept(int lac, int tmsi) {
        return dtap(0, join(octets(5, 2), area(lac), tagged(0x17, tmsi(tmsi))));
    }

    static byte[] updateReject(int cause) {
        return dtap(0, octets(5, 4, cause));
    }

    static byte[] tmsiComplete() {
        return dtap(0, octets(5, 0x1b));
    }

    static byte[] serviceRequest(int type, byte[] identity) {
        return join(octets(5, 0x24, type, 3, 0x33, 0x19, 0xa2), sized(identity));
    }

    static byte[] serviceReject(int cause) {
        return dtap(0, octets(5, 0x22, cause));
    }

    static byte[] pagingResponse(byte[] identity) {
        return join(octets(6, 0x27, 0, 3, 0x33, 0x19, 0xa2), sized(identity));
    }

    static byte[] detach(byte[] identity) {
        return join(octets(5, 1, 0x33), sized(identity));
    }

    static byte[] identityResponse(byte[] identity) {
        return dtap(0, join(octets(5, 0x19), sized(identity)));
    }

    private static byte[] number(int tag, int typeAndPlan, String digits) {
        byte[] octets = new byte[(digits.length() + 1) / 2];
        for (int i = 0; i < octets.length; i++) {
            int high = 2 * i + 1 < digits.length() ? symbol(digits.charAt(2 * i + 1)) : 15;
            octets[i] = (byte) (high << 4 | symbol(digits.charAt(2 * i)));
        }
        return tagged(tag, join(octets(typeAndPlan), octets));
    }

    private static int symbol(char digit) {
        return "0123456789*#abc".indexOf(digit);
    }

    /** @param ti transaction identifier with its flag: 8 and above = not the sender's */
    static byte[] setup(int ti, String called) {
        return dtap(0, join(octets(ti << 4 | 3, 5, 4, 1, 0xa0), number(0x5e, 0x81, called)));
    }

    static byte[] setupFrom(int ti, String calling) {
        return dtap(0, join(octets(ti << 4 | 3, 5), number(0x5c, 0x91, calling)));
    }

    static byte[] emergencySetup(int ti) {
        return dtap(0, octets(ti << 4 | 3, 0x0e));
    }

    static byte[] call(int ti, int type) {
        return dtap(0, octets(ti << 4 | 3, type));
    }

    static byte[] disconnect(int ti, int cause) {
        return dtap(0, octets(ti << 4 | 3, 0x25, 2, 0xe0, 0x80 | cause));
    }

    static byte[] release(int ti, int cause) {
        return dtap(0, octets(ti << 4 | 3, 0x2d, 8, 2, 0xe0, 0x80 | cause));
    }

    /** CP-DATA with RP-DATA and SMS-SUBMIT of no text (TS 24.011 8.1, 23.040 9.2.2.2). */
    static byte[] submit(int ti, int reference, String to) {
        byte[] address = number(0, 0x91, to);
        byte[] recipient =
                join(octets(to.length()), octets(0x91), java.util.Arrays.copyOfRange(address, 3, address.length));
        byte[] tpdu = join(octets(1, 7), recipient, octets(0, 0, 0));
        byte[] relay = join(octets(0, reference, 0, 3, 0x91, 0x94, 0x71), sized(tpdu));
        return dtap(3, join(octets(ti << 4 | 9, 1), sized(relay)));
    }

    static byte[] relayAckFromNetwork(int ti, int reference) {
        return dtap(3, join(octets(ti << 4 | 9, 1), sized(octets(3, reference))));
    }
}
