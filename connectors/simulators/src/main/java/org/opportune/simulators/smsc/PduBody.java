package org.opportune.simulators.smsc;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Reads the fields of a PDU body one after the other (SMPP 3.4 section 3.1 and 3.2.4). */
final class PduBody {
    private final byte[] bytes;
    private int at;

    PduBody(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A C-octet string of at most {@code longest} octets, its final zero included. */
    String text(String field, int longest) throws MalformedPdu {
        int end = at;
        while (end < bytes.length && bytes[end] != 0) {
            end++;
        }
        if (end == bytes.length || end - at >= longest) {
            throw wrong(field, "is not ended by zero within " + longest + " octets");
        }
        String value = new String(bytes, at, end - at, StandardCharsets.ISO_8859_1);
        at = end + 1;
        return value;
    }

    int octet(String field) throws MalformedPdu {
        if (at >= bytes.length) {
            throw wrong(field, "is missing");
        }
        return bytes[at++] & 0xFF;
    }

    byte[] octets(String field, int count) throws MalformedPdu {
        if (bytes.length - at < count) {
            throw wrong(field, "is cut off");
        }
        at += count;
        return Arrays.copyOfRange(bytes, at - count, at);
    }

    /** The optional parameters that follow, by tag; the last of several with one tag counts. */
    Map<Integer, byte[]> parameters() throws MalformedPdu {
        Map<Integer, byte[]> found = new HashMap<>();
        while (at < bytes.length) {
            int tag = twoOctets("parameter tag");
            found.put(tag, octets("parameter value", twoOctets("parameter length")));
        }
        return found;
    }

    private int twoOctets(String field) throws MalformedPdu {
        return octet(field) << 8 | octet(field);
    }

    private MalformedPdu wrong(String field, String rule) {
        return new MalformedPdu(Status.INVALID_COMMAND_LENGTH, field + " " + rule + ": offset=" + (Pdu.HEADER + at));
    }
}
