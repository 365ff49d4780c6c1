package org.opportune.schemas;

/** Numbers as logs, errors, metrics and reports may show them. */
public final class Masked {
    private Masked() {}

    /** Country code and last two digits: {@code 8613800000017} becomes {@code 86*********17}. */
    public static String msisdn(long msisdn) {
        return digits(Long.toString(msisdn));
    }

    /** All but the first two and the last two characters starred; four or fewer are starred whole. */
    public static String digits(String digits) {
        int n = digits.length();
        if (n <= 4) {
            return "*".repeat(n);
        }
        return digits.substring(0, 2) + "*".repeat(n - 4) + digits.substring(n - 2);
    }
}
