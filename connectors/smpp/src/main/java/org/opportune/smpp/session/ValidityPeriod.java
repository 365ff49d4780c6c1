package org.opportune.smpp.session;

import java.util.Locale;

/** The relative time format (SMPP 3.4, 7.1.1.2): YYMMDDhhmmss000R. */
public final class ValidityPeriod {
    /** Months have no fixed length, so days carry everything and longer periods are cut to this. */
    private static final long MAX_SECONDS = 30L * 86_400;

    private ValidityPeriod() {}

    /** {@code leftMs} from now, rounded down to seconds, at least one second and at most 30 days. */
    public static String ofMs(long leftMs) {
        long seconds = Math.max(1, Math.min(MAX_SECONDS, leftMs / 1_000));
        return String.format(
                Locale.ROOT,
                "0000%02d%02d%02d%02d000R",
                seconds / 86_400,
                seconds / 3_600 % 24,
                seconds / 60 % 60,
                seconds % 60);
    }
}
