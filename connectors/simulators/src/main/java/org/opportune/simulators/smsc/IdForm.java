package org.opportune.simulators.smsc;

import java.util.Locale;

/** How an SMSC writes message ids; some write them differently in responses and receipts. */
enum IdForm {
    DECIMAL,
    /** Lower case, no leading zeros. */
    HEX,
    UPPER_HEX,
    /** Decimal, at least ten digits. */
    ZERO_PADDED;

    String write(long number) {
        return switch (this) {
            case DECIMAL -> Long.toString(number);
            case HEX -> Long.toHexString(number);
            case UPPER_HEX -> Long.toHexString(number).toUpperCase(Locale.ROOT);
            case ZERO_PADDED -> String.format(Locale.ROOT, "%010d", number);
        };
    }
}
