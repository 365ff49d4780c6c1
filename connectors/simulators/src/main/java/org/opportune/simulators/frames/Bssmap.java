package org.opportune.simulators.frames;

/** What base station controller and switch say to each other (TS 48.008 3.2.1), and how they wrap what a phone says. */
final class Bssmap {
    private static final int CAUSE = 0x04;
    private static final int CELL = 0x05;
    private static final int LAYER_3 = 0x17;
    private static final int MESSAGE_CONTENTS = 0x20;
    private static final int IMSI = 0x08;
    private static final int TMSI = 0x09;
    private static final int CELL_LIST = 0x1a;
    private static final int CIRCUIT = 0x01;
    private static final byte[] SPEECH = {0x01, 0x08, 0x01};

    private Bssmap() {}

    /** What a phone says or hears, service access point 0 (calls, mobility) or 3 (messages): TS 48.006 9.3.2. */
    static byte[] toPhone(int sapi, byte[] layerThree) {
        return new Octets().put(1, sapi).lengthValue(layerThree).take();
    }

    private static byte[] message(Octets body) {
        return new Octets().put(0).lengthValue(body.take()).take();
    }

    static byte[] completeLayerThree(Cell cell, byte[] first) {
        return message(
                new Octets().put(0x57).tagLengthValue(CELL, cell.identifier()).tagLengthValue(LAYER_3, first));
    }

    static byte[] commonId(String imsi) {
        return message(new Octets().put(0x2f).tagLengthValue(IMSI, Digits.imsi(imsi)));
    }

    /** A5/1 with a key of nobody. */
    static byte[] cipherModeCommand() {
        return message(new Octets().put(0x53).tagLengthValue(0x0a, Octets.of(0x02, 0, 0, 0, 0, 0, 0, 0, 0)));
    }

    static byte[] cipherModeComplete(byte[] layerThree) {
        return message(new Octets().put(0x55).tagLengthValue(MESSAGE_CONTENTS, layerThree));
    }

    static byte[] assignmentRequest(int circuit) {
        return message(
                new Octets().put(0x01).tagLengthValue(0x0b, SPEECH).put(CIRCUIT).u16(circuit));
    }

    static byte[] assignmentComplete() {
        return message(new Octets().put(0x02));
    }

    static byte[] paging(String imsi, int tmsi, Cell cell) {
        return message(new Octets()
                .put(0x52)
                .tagLengthValue(IMSI, Digits.imsi(imsi))
                .tagLengthValue(TMSI, new Octets().u32(tmsi).take())
                .tagLengthValue(CELL_LIST, new Octets().put(5).u16(cell.lac()).take()));
    }

    /** A phone without a TMSI. */
    static byte[] paging(String imsi, Cell cell) {
        return message(new Octets()
                .put(0x52)
                .tagLengthValue(IMSI, Digits.imsi(imsi))
                .tagLengthValue(CELL_LIST, new Octets().put(5).u16(cell.lac()).take()));
    }

    /** To another cell of the same controller. */
    static byte[] handoverPerformed(Cell now) {
        return message(
                new Octets().put(0x17).tagLengthValue(CAUSE, Octets.of(0x03)).tagLengthValue(CELL, now.identifier()));
    }

    static byte[] handoverRequired(int cause, Cell target) {
        byte[] list = new Octets().put(0).put(target.area()).u16(target.ci()).take();
        return message(
                new Octets().put(0x11).tagLengthValue(CAUSE, Octets.of(cause)).tagLengthValue(CELL_LIST, list));
    }

    /** From the switch to another controller, as the first message of a connection. */
    static byte[] handoverRequest(int circuit, Cell serving, Cell target) {
        return message(new Octets()
                .put(0x10)
                .tagLengthValue(0x0b, SPEECH)
                .tagLengthValue(0x0a, Octets.of(0x01))
                .put(0x12, 0x03, 0x33, 0x19, 0xa2)
                .tagLengthValue(CELL, serving.identifier())
                .put(CIRCUIT)
                .u16(circuit)
                .tagLengthValue(CELL, target.identifier()));
    }

    static byte[] handoverRequestAcknowledge(byte[] handoverCommand) {
        return message(new Octets().put(0x12).tagLengthValue(LAYER_3, handoverCommand));
    }

    static byte[] handoverCommand(byte[] handoverCommand) {
        return message(new Octets().put(0x13).tagLengthValue(LAYER_3, handoverCommand));
    }

    static byte[] handoverDetect() {
        return message(new Octets().put(0x1b));
    }

    static byte[] handoverComplete() {
        return message(new Octets().put(0x14));
    }

    static byte[] clearRequest(int cause) {
        return message(new Octets().put(0x22).tagLengthValue(CAUSE, Octets.of(cause)));
    }

    static byte[] clearCommand(int cause) {
        return message(new Octets().put(0x20).tagLengthValue(CAUSE, Octets.of(cause)));
    }

    static byte[] clearComplete() {
        return message(new Octets().put(0x21));
    }

    static byte[] reset(int cause) {
        return message(new Octets().put(0x30).tagLengthValue(CAUSE, Octets.of(cause)));
    }

    static byte[] resetAcknowledge() {
        return message(new Octets().put(0x31));
    }
}
