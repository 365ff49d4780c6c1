package org.opportune.signaling.message;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.function.ToIntFunction;
import org.opportune.signaling.carrier.Unit;
import org.opportune.signaling.element.Digits;
import org.opportune.signaling.element.Field;
import org.opportune.signaling.element.Fields;
import org.opportune.signaling.element.Plmn;
import org.opportune.signaling.sccp.Sccp;

/** Numbers as text; a negative one is absent and has none. */
final class Text {
    private Text() {}

    static String decimal(long value) {
        return value < 0 ? "" : Long.toString(value);
    }

    static String hex(long value, int digits) {
        return value < 0 ? "" : "0x" + String.format(Locale.ROOT, "%0" + digits + "x", value);
    }

    static String four(long value) {
        return hex(value, 4);
    }

    static String number(long value) {
        return decimal(value);
    }

    static String seconds(long timeNs) {
        return String.format(
                Locale.ROOT, "%d.%09d", Math.floorDiv(timeNs, 1_000_000_000L), Math.floorMod(timeNs, 1_000_000_000L));
    }

    /** A point code; none where a carrier has only pseudo codes. */
    static String code(int code) {
        return code >= Unit.PSEUDO_CODE ? "" : decimal(code);
    }

    static String padded(long value, int digits) {
        return value < 0 ? "" : String.format(Locale.ROOT, "%0" + digits + "d", value);
    }

    static String returned(Sccp sccp) {
        return switch (sccp.type()) {
            case Sccp.UDTS, Sccp.XUDTS, Sccp.LUDTS -> hex(sccp.cause(), 2);
            default -> "";
        };
    }

    /** Different values of a few fields, in their order. */
    static String joined(Fields fields, LongFunction<String> text, Field... which) {
        Set<String> values = new LinkedHashSet<>();
        for (Field field : which) {
            if (fields.has(field)) {
                values.add(text.apply(fields.get(field)));
            }
        }
        return String.join("|", values);
    }

    static String countries(Fields fields) {
        return networks(fields, Plmn::mcc, 0);
    }

    static String networks(Fields fields) {
        return networks(fields, Plmn::mnc, 3);
    }

    /** A part of the PLMNs of two cells, then the IMSI's three digits from {@code from}. */
    private static String networks(Fields fields, ToIntFunction<Integer> part, int from) {
        Set<String> values = new LinkedHashSet<>();
        for (Field field : new Field[] {Field.CELL_PLMN, Field.CELL2_PLMN}) {
            if (fields.has(field)) {
                values.add(Integer.toString(part.applyAsInt(fields.number(field))));
            }
        }
        String imsi = padded(fields.get(Field.IMSI), fields.number(Field.IMSI_DIGITS));
        if (imsi.length() >= 6) {
            values.add(Integer.toString(Integer.parseInt(imsi.substring(from, from + 3))));
        }
        return String.join("|", values);
    }

    /** A part of every number of the message: call, service centre, correspondent. */
    static String numbers(Fields fields, ToIntFunction<Digits> part) {
        Set<String> values = new LinkedHashSet<>();
        for (Digits digits : new Digits[] {fields.called(), fields.calling(), fields.connected(), fields.centre()}) {
            if (digits.present()) {
                values.add(hex(part.applyAsInt(digits), 2));
            }
        }
        return String.join("|", values);
    }

    static String correspondent(Fields fields, int type) {
        return fields.number(Field.TP_TYPE) == type ? fields.correspondent().toString() : "";
    }
}
