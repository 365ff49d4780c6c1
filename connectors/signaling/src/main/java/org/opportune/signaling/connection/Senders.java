package org.opportune.signaling.connection;

import org.opportune.signaling.behaviour.Detail.Side;
import org.opportune.signaling.bssap.Bssap;

/** Messages that only one side sends (TS 48.008 3.2.1, TS 24.008 9.2, 9.3, TS 24.011 8.1): they tell who is who. */
final class Senders {
    private Senders() {}

    static Side of(Bssap bssap) {
        if (bssap.bssmap() >= 0) {
            return radio(bssap.bssmap());
        }
        return switch (bssap.protocol()) {
            case Mobility.PROTOCOL -> mobility(bssap.type());
            case Mobility.RADIO -> Side.HANDSET;
            case Calls.PROTOCOL -> calls(bssap.type());
            case ShortMessages.PROTOCOL -> messages(bssap.relayType());
            default -> Side.UNKNOWN;
        };
    }

    private static Side radio(int type) {
        return switch (type) {
            case 0x02, 0x03, 0x11, 0x12, 0x14, 0x16, 0x17, 0x1b, 0x21, 0x22, 0x25, 0x54, 0x55, 0x57, 0x59 ->
                Side.HANDSET;
            case 0x01, 0x10, 0x13, 0x1a, 0x20, 0x2f, 0x53, 0x58 -> Side.NETWORK;
            default -> Side.UNKNOWN;
        };
    }

    private static Side mobility(int type) {
        return switch (type) {
            case 0x01, 0x08, 0x14, 0x19, 0x1b, 0x1c, 0x23, 0x24, 0x28 -> Side.HANDSET;
            case 0x02, 0x04, 0x11, 0x12, 0x18, 0x1a, 0x21, 0x22, 0x29, 0x32 -> Side.NETWORK;
            default -> Side.UNKNOWN;
        };
    }

    private static Side calls(int type) {
        return switch (type) {
            case 0x08, 0x0e, 0x31, 0x35 -> Side.HANDSET;
            case 0x02, 0x03 -> Side.NETWORK;
            default -> Side.UNKNOWN;
        };
    }

    /** Odd types come from the network, even ones from the handset. */
    private static Side messages(int rpType) {
        return rpType < 0 ? Side.UNKNOWN : rpType % 2 == 0 ? Side.HANDSET : Side.NETWORK;
    }
}
