package org.opportune.simulators.smsc;

import java.nio.charset.StandardCharsets;

/** The text of a submit for local demos: readable rather than exact, since data coding 0 is read as ISO 8859-1. */
final class MessageText {
    private static final int USER_DATA_HEADER = 0x40;
    private static final int ALPHABET = 0x0C;
    private static final int UCS2 = 0x08;

    private MessageText() {}

    static String of(SubmitSm submit) {
        byte[] body = submit.body();
        int from = (submit.esmClass() & USER_DATA_HEADER) != 0 && body.length > 0
                ? Math.min(body.length, 1 + (body[0] & 0xFF))
                : 0;
        boolean ucs2 = (submit.dataCoding() & ALPHABET) == UCS2;
        return new String(
                body, from, body.length - from, ucs2 ? StandardCharsets.UTF_16BE : StandardCharsets.ISO_8859_1);
    }
}
