package org.opportune.simulators.frames;

/** Short messages between phone and switch: TS 24.011 7.2, 7.3 around TS 23.040 9.2. The text is always the same. */
final class Texting {
    private static final int PD = 9;
    private static final byte[] CENTRE = Digits.number("+99900000000");
    /** "hello" in septets (TS 23.038 6.1.2.1). */
    private static final byte[] TEXT = {(byte) 0xe8, 0x32, (byte) 0x9b, (byte) 0xfd, 0x06};

    private static final int SEPTETS = 5;
    private static final byte[] STAMP = {0x62, 0x30, 0x20, 0x21, 0x00, 0x00, 0x00};

    private Texting() {}

    /** The phone sends a message. */
    static byte[] submit(int reference, String to) {
        byte[] tpdu = new Octets()
                .put(0x01, reference)
                .put(address(to))
                .put(0, 0)
                .put(SEPTETS)
                .put(TEXT)
                .take();
        byte[] rp = new Octets()
                .put(0x00, reference, 0)
                .lengthValue(CENTRE)
                .lengthValue(tpdu)
                .take();
        return data(false, rp);
    }

    /** The phone gets a message. */
    static byte[] deliver(int reference, String from) {
        byte[] tpdu = new Octets()
                .put(0x04)
                .put(address(from))
                .put(0, 0)
                .put(STAMP)
                .put(SEPTETS)
                .put(TEXT)
                .take();
        byte[] rp = new Octets()
                .put(0x01, reference)
                .lengthValue(CENTRE)
                .put(0)
                .lengthValue(tpdu)
                .take();
        return data(false, rp);
    }

    /** Done, says the side that was asked. */
    static byte[] acknowledge(boolean byNetwork, int reference) {
        return data(true, Octets.of(byNetwork ? 0x03 : 0x02, reference));
    }

    /** The frame has come, says the receiver of a {@link #data}. */
    static byte[] received(boolean answering) {
        return Octets.of((answering ? 0x80 : 0) | PD, 0x04);
    }

    private static byte[] data(boolean answering, byte[] rp) {
        return new Octets()
                .put((answering ? 0x80 : 0) | PD, 0x01)
                .lengthValue(rp)
                .take();
    }

    /** Number of digits, not of octets, leads (TS 23.040 9.1.2.5). */
    private static byte[] address(String number) {
        int digits = number.startsWith("+") ? number.length() - 1 : number.length();
        return new Octets().put(digits).put(Digits.number(number)).take();
    }
}
