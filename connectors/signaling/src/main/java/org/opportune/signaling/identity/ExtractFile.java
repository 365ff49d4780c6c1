package org.opportune.signaling.identity;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;

/**
 * An extract of an HLR or a VLR: lines {@code imsi,msisdn}, decimal digits, the number in international form without a
 * plus. Empty lines, lines that begin with {@code #}, and a head that begins with {@code imsi} say nothing.
 */
public final class ExtractFile {
    private ExtractFile() {}

    /** Takes one pair. */
    @FunctionalInterface
    public interface Pair {
        void take(long imsi, long msisdn);
    }

    /**
     * Reads all pairs.
     *
     * @return how many
     * @throws IllegalArgumentException with line, column and rule, but without its digits, if a line is not as above
     */
    public static int read(Reader from, Pair pair) throws IOException {
        BufferedReader lines = new BufferedReader(from);
        int number = 0;
        int pairs = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            boolean empty = line.isBlank() || line.charAt(0) == '#' || (pairs == 0 && line.startsWith("imsi"));
            if (!empty) {
                take(line, number, pair);
                pairs++;
            }
        }
        return pairs;
    }

    private static void take(String line, int number, Pair pair) {
        int comma = line.indexOf(',');
        String imsi = comma < 0 ? line.strip() : line.substring(0, comma).strip();
        String msisdn = comma < 0 ? "" : line.substring(comma + 1).strip();
        if (!imsi.matches("[0-9]{6,15}")) {
            throw new IllegalArgumentException(number + ":1: IMSI must have 6 to 15 digits: length=" + imsi.length());
        }
        if (!msisdn.matches("[1-9][0-9]{4,14}")) {
            throw new IllegalArgumentException(number + ":" + (comma + 2)
                    + ": MSISDN must have 5 to 15 digits, the first not 0: length=" + msisdn.length());
        }
        pair.take(Long.parseLong("1" + imsi), Long.parseLong(msisdn));
    }
}
