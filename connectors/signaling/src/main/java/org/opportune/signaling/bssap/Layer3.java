package org.opportune.signaling.bssap;

import org.opportune.signaling.Reason;
import org.opportune.signaling.element.Digits;
import org.opportune.signaling.element.Field;
import org.opportune.signaling.element.Fields;
import org.opportune.signaling.element.MobileIdentity;
import org.opportune.signaling.element.Plmn;
import org.opportune.signaling.sms.RelayProtocol;
import org.opportune.signaling.ss.Components;

/** One layer 3 message of the radio interface (24.007, 11.2): protocol discriminator, type, mandatory and optional elements. */
final class Layer3 {
    private static final int CC = 3;
    private static final int MM = 5;
    private static final int RR = 6;
    private static final int SMS = 9;
    private static final int SS = 11;

    private static final int EXTENDED_TRANSACTION = 7;

    private Layer3() {}

    static boolean read(Fields into, byte[] octets, int from, int to) {
        if (from + 2 > to) {
            return into.wrong(Reason.LAYER3_ELEMENT, from);
        }
        int protocol = octets[from] & 0xf;
        into.put(Field.PROTOCOL, protocol);
        int at = from + 1;
        if (protocol == CC || protocol == SMS || protocol == SS) {
            int transaction = octets[from] >> 4 & 7;
            into.put(Field.TRANSACTION_FLAG, octets[from] >> 7 & 1);
            if (transaction == EXTENDED_TRANSACTION) {
                transaction = octets[at++] & 0x7f;
            }
            into.put(Field.TRANSACTION, transaction);
        }
        if (at >= to) {
            return into.wrong(Reason.LAYER3_ELEMENT, at);
        }
        int type = octets[at] & (protocol == SMS || protocol == RR ? 0xff : 0x3f);
        into.put(Field.MESSAGE_TYPE, type);
        String layout = Layouts.of(protocol, type);
        return layout == null || mandatory(into, layout, octets, at + 1, to);
    }

    /** Reads what the layout says, then whatever is optional. */
    private static boolean mandatory(Fields into, String layout, byte[] octets, int from, int to) {
        int at = from;
        for (int i = 0; i < layout.length(); i++) {
            char element = layout.charAt(i);
            int length = Layouts.length(element);
            int head = length < 0 ? 1 : 0;
            if (at + head > to) {
                return into.wrong(Reason.LAYER3_ELEMENT, at);
            }
            length = head == 1 ? octets[at] & 0xff : length;
            if (at + head + length > to || !element(into, element, octets, at + head, at + head + length)) {
                return into.wrong(Reason.LAYER3_ELEMENT, at);
            }
            at += head + length;
        }
        return optional(into, octets, at, to);
    }

    /** 24.007, 11.2.4: tags with bit 8 set are one octet, a few have a fixed length, all others a length octet. */
    private static boolean optional(Fields into, byte[] octets, int from, int to) {
        int at = from;
        while (at < to) {
            int tag = octets[at];
            if (tag < 0) {
                at++;
                continue;
            }
            int fixed = Layouts.fixedOption(tag);
            int head = fixed >= 0 ? 1 : 2;
            if (at + head > to) {
                return into.wrong(Reason.LAYER3_ELEMENT, at);
            }
            int length = fixed >= 0 ? fixed : octets[at + 1] & 0xff;
            char element = Layouts.option(tag);
            if (at + head + length > to
                    || element != 0 && !element(into, element, octets, at + head, at + head + length)) {
                return into.wrong(Reason.LAYER3_ELEMENT, at);
            }
            at += head + length;
        }
        return true;
    }

    private static boolean element(Fields into, char element, byte[] octets, int at, int to) {
        switch (element) {
            case Layouts.IDENTITY -> {
                return MobileIdentity.read(into, octets, at, to);
            }
            case Layouts.CLASSMARK_2 -> {
                return classmark(into, octets, at, to);
            }
            case Layouts.CAUSE -> {
                return callCause(into, octets, at, to);
            }
            case Layouts.FACILITY -> {
                return Components.read(into, octets, at, to);
            }
            case Layouts.RPDU -> {
                return RelayProtocol.read(into, octets, at, to);
            }
            case Layouts.CALLED -> number(into.called(), octets, at, to);
            case Layouts.CALLING -> number(into.calling(), octets, at, to);
            case Layouts.CONNECTED -> number(into.connected(), octets, at, to);
            default -> octet(into, element, octets, at);
        }
        return true;
    }

    /** Elements of one octet, and the LAI, whose lengths the layout has checked. */
    private static void octet(Fields into, char element, byte[] octets, int at) {
        switch (element) {
            case Layouts.LAI -> {
                into.put(Field.LAI_PLMN, Plmn.read(octets, at));
                into.put(Field.LAI_LAC, (octets[at + 3] & 0xff) << 8 | octets[at + 4] & 0xff);
            }
            case Layouts.CLASSMARK_1 -> into.put(Field.CLASSMARK_RF, octets[at] & 7);
            case Layouts.UPDATE_TYPE -> {
                into.put(Field.UPDATE_TYPE, octets[at] & 3);
                into.put(Field.FOLLOW_ON, octets[at] >> 3 & 1);
            }
            case Layouts.SERVICE_TYPE -> into.put(Field.SERVICE_TYPE, octets[at] & 0xf);
            case Layouts.IDENTITY_TYPE -> into.put(Field.IDENTITY_ASKED, octets[at] & 7);
            case Layouts.REJECT_CAUSE -> into.put(Field.REJECT_CAUSE, octets[at] & 0xff);
            case Layouts.CP_CAUSE -> into.put(Field.CP_CAUSE, octets[at] & 0xff);
            case Layouts.KEY -> into.put(Field.KEY, octets[at] & 0x7f);
            case Layouts.SIGNAL -> into.put(Field.SIGNAL, octets[at] & 0xff);
            default -> {}
        }
    }

    /** 24.008, 10.5.1.6: classmark 2; its first octet is classmark 1. */
    static boolean classmark(Fields into, byte[] octets, int at, int to) {
        if (at < to) {
            into.put(Field.CLASSMARK_RF, octets[at] & 7);
        }
        return at < to;
    }

    /** 24.008, 10.5.4.11: octet 3 with coding and location, octet 3a where bit 8 is clear, octet 4 with the value. */
    private static boolean callCause(Fields into, byte[] octets, int at, int to) {
        if (at + 2 > to || octets[at] >= 0 && at + 3 > to) {
            return false;
        }
        if (!into.has(Field.CALL_CAUSE)) {
            into.put(Field.CALL_CAUSE_STANDARD, octets[at] >> 5 & 3);
            into.put(Field.CALL_CAUSE_LOCATION, octets[at] & 0xf);
            into.put(Field.CALL_CAUSE, octets[octets[at] < 0 ? at + 1 : at + 2] & 0x7f);
        }
        return true;
    }

    /** 24.008, 10.5.4.7 and 10.5.4.9: octet 3, octet 3a where bit 8 is clear, digits. An empty element has none of them. */
    private static void number(Digits into, byte[] octets, int from, int to) {
        if (from >= to) {
            return;
        }
        into.begin(octets[from]);
        int at = from + 1;
        if (octets[from] >= 0 && at < to) {
            into.presented(octets[at++]);
        }
        into.swapped(octets, at, to);
    }
}
