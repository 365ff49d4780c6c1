package org.opportune.simulators.smsc;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.opportune.simulators.smsc.Delivery.Address;

/** Writes what comes back from the handset's side: receipts and messages. */
final class Handset {
    private static final int ESM_RECEIPT = 0x04;
    private static final int UCS2 = 8;
    private static final int RECEIPTED_MESSAGE_ID = 0x001E;
    private static final int MESSAGE_STATE = 0x0427;
    private static final int USER_MESSAGE_REFERENCE = 0x0204;
    /** Characters whose code in the default alphabet of TS 23.038 6.2.1 is their ASCII code. */
    private static final String SAME_CODE = " !\"#%&'()*+,-./:;<=>?\n\r";

    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("yyMMddHHmm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Handset() {}

    /** The receipt for {@code submit}, in the layout of SMPP 3.4 Appendix B. */
    static Delivery receipt(SubmitSm submit, String id, Receipt receipt, Instant submitted, Instant done, Session to) {
        String text = switch (receipt.form()) {
            case TEXT, BOTH -> text(id, receipt.state(), submitted, done);
            case GARBLED -> "id:" + id + " sub: dlvrd:x submit date:soon done date: stat:GONE err: text";
            case TLV -> "";
        };
        byte[] parameters = switch (receipt.form()) {
            case TLV, BOTH -> parameters(submit, id, receipt.state());
            case TEXT, GARBLED -> new byte[0];
        };
        byte[] body = Delivery.body(
                new Address(submit.destinationTon(), submit.destinationNpi(), submit.destination()),
                new Address(submit.sourceTon(), submit.sourceNpi(), submit.source()),
                ESM_RECEIPT,
                0,
                text.getBytes(StandardCharsets.US_ASCII),
                parameters);
        return new Delivery(Delivery.Kind.RECEIPT, id, body, to, 1);
    }

    /** A message of a subscriber to {@code to}; in the default alphabet if it can be, else UCS2. */
    static Delivery message(Address from, Address to, String text, @Nullable Session link) {
        boolean plain = text.chars().allMatch(Handset::sameCode);
        byte[] octets = text.getBytes(plain ? StandardCharsets.US_ASCII : StandardCharsets.UTF_16BE);
        byte[] body = Delivery.body(from, to, 0, plain ? 0 : UCS2, octets, new byte[0]);
        return new Delivery(Delivery.Kind.HANDSET_MESSAGE, "", body, link, 1);
    }

    private static String text(String id, Receipt.State state, Instant submitted, Instant done) {
        boolean delivered = state == Receipt.State.DELIVRD;
        return "id:" + id + " sub:001 dlvrd:" + (delivered ? "001" : "000") + " submit date:"
                + MINUTES.format(submitted) + " done date:" + MINUTES.format(done) + " stat:" + state.name()
                + " err:" + (delivered ? "000" : "001") + " text:";
    }

    private static byte[] parameters(SubmitSm submit, String id, Receipt.State state) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] zeroEnded = (id + "\0").getBytes(StandardCharsets.US_ASCII);
        parameter(out, RECEIPTED_MESSAGE_ID, zeroEnded);
        parameter(out, MESSAGE_STATE, new byte[] {(byte) state.code()});
        if (submit.reference() >= 0) {
            byte[] reference = {(byte) (submit.reference() >> 8), (byte) submit.reference()};
            parameter(out, USER_MESSAGE_REFERENCE, reference);
        }
        return out.toByteArray();
    }

    private static void parameter(ByteArrayOutputStream out, int tag, byte[] value) {
        out.writeBytes(new byte[] {(byte) (tag >> 8), (byte) tag, (byte) (value.length >> 8), (byte) value.length});
        out.writeBytes(value);
    }

    private static boolean sameCode(int c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || SAME_CODE.indexOf(c) >= 0;
    }
}
