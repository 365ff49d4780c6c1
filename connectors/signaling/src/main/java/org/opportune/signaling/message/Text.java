package org.opportune.signaling.message;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.function.ToIntFunction;
import org.opportune.signaling.bssap.Bssap;
import org.opportune.signaling.bssap.Digits;
import org.opportune.signaling.bssap.Plmn;
import org.opportune.signaling.carrier.Unit;
import org.opportune.signaling.sccp.Sccp;

/** Numbers as text; a negative one is absent and has none. */
final class Text {
    private static final int PLMN_DIGITS = 6;

    private Text() {}

    static String decimal(long value) {
        return value < 0 ? "" : Long.toString(value);
    }

    static String hex(long value, int digits) {
        return value < 0 ? "" : "0x" + String.format(Locale.ROOT, "%0" + digits + "x", value);
    }

    static String seconds(long timeNs) {
        return String.format(
                Locale.ROOT, "%d.%09d", Math.floorDiv(timeNs, 1_000_000_000L), Math.floorMod(timeNs, 1_000_000_000L));
    }

    /** A point code; none where a carrier has only pseudo codes. */
    static String code(int code) {
        return code >= Unit.PSEUDO_CODE ? "" : decimal(code);
    }

    /** Digits behind a leading 1. */
    static String marked(long value) {
        return value <= 0 ? "" : Long.toString(value).substring(1);
    }

    /** An IMEI of 15 digits, or an IMEISV of 16. */
    static String equipment(Bssap bssap, int digits) {
        String text = marked(bssap.imei());
        return text.length() == digits ? text : "";
    }

    static String key(int key) {
        return key < 0 ? "" : "'" + (char) key + "'";
    }

    static String country(int plmn) {
        return plmn == Plmn.NONE ? "" : Integer.toString(Plmn.mcc(plmn));
    }

    static String network(int plmn) {
        return plmn == Plmn.NONE ? "" : Integer.toString(Plmn.mnc(plmn));
    }

    static String returned(Sccp sccp) {
        return switch (sccp.type()) {
            case Sccp.UDTS, Sccp.XUDTS, Sccp.LUDTS -> hex(sccp.cause(), 2);
            default -> "";
        };
    }

    /** A part of each cell, once each: hexadecimal with so many digits, or decimal with none. */
    static String cells(Bssap bssap, IntUnaryOperator part, int digits) {
        Set<String> values = new LinkedHashSet<>();
        for (int i = 0; i < bssap.cells(); i++) {
            int value = part.applyAsInt(i);
            values.add(digits == 0 ? decimal(value) : hex(value, digits));
        }
        values.remove("");
        return String.join("|", values);
    }

    static String countries(Bssap bssap) {
        return networks(bssap, Text::country, 0);
    }

    static String networks(Bssap bssap) {
        return networks(bssap, Text::network, 3);
    }

    /** A part of the cells' PLMNs, then the IMSI's three digits from {@code from}. */
    private static String networks(Bssap bssap, java.util.function.IntFunction<String> part, int from) {
        Set<String> values = new LinkedHashSet<>();
        for (int i = 0; i < bssap.cells(); i++) {
            values.add(part.apply(bssap.cellPlmn(i)));
        }
        String imsi = marked(bssap.imsi());
        if (imsi.length() >= PLMN_DIGITS) {
            values.add(Integer.toString(Integer.parseInt(imsi.substring(from, from + 3))));
        }
        values.remove("");
        return String.join("|", values);
    }

    /** A part of every number of the message, in the order of SETUP's elements, then the service centre. */
    static String numbers(Bssap bssap, ToIntFunction<Digits> part) {
        Set<String> values = new LinkedHashSet<>();
        for (Digits digits : new Digits[] {bssap.calling(), bssap.called(), bssap.connected(), bssap.centre()}) {
            values.add(hex(part.applyAsInt(digits), 2));
        }
        values.remove("");
        return String.join("|", values);
    }

    /** The other side of a short message of this TPDU type. */
    static String party(Bssap bssap, int type) {
        return bssap.tpduType() == type ? bssap.party().text() : "";
    }
}
