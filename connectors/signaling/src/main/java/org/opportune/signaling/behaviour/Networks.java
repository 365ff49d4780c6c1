package org.opportune.signaling.behaviour;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import org.opportune.signaling.bssap.Plmn;

/**
 * How many digits the network code of an IMSI has, and which country it is of (TS 23.003 2.2: the length is fixed by each
 * country, and by some for each operator). A table of lines {@code mcc,country,digits,others}: two letters of ISO 3166,
 * the usual number of digits, and the network codes, with blanks between, that have the other number. Immutable.
 */
public final class Networks {
    private final String[] country = new String[1000];
    private final byte[] digits = new byte[1000];
    private final BitSet others = new BitSet();

    private Networks() {}

    /** The table that ships. */
    public static Networks shipped() {
        try (InputStream file = Networks.class.getResourceAsStream("networks.csv")) {
            if (file == null) {
                throw new IllegalStateException("networks.csv is missing in the jar");
            }
            return read(new InputStreamReader(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a table; empty lines and lines that begin with {@code #} say nothing.
     *
     * @throws IllegalArgumentException with line and rule if a line is not as above
     */
    public static Networks read(Reader table) throws IOException {
        Networks read = new Networks();
        BufferedReader lines = new BufferedReader(table);
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (!line.isBlank() && line.charAt(0) != '#') {
                read.take(line, number);
            }
        }
        return read;
    }

    private void take(String line, int number) {
        String[] parts = line.split(",", -1);
        if (parts.length != 4 || !parts[0].matches("[0-9]{3}") || !parts[2].matches("[23]")) {
            throw new IllegalArgumentException(
                    "line " + number + ": must be mcc,country,2 or 3,network codes of the other length");
        }
        int mcc = Integer.parseInt(parts[0]);
        country[mcc] = parts[1];
        digits[mcc] = Byte.parseByte(parts[2]);
        for (String mnc : parts[3].isBlank() ? new String[0] : parts[3].strip().split(" +")) {
            if (!mnc.matches("[0-9]{2,3}") || mnc.length() == digits[mcc]) {
                throw new IllegalArgumentException("line " + number + ": must be of the other length: code=" + mnc);
            }
            others.set(Plmn.of(mcc, Integer.parseInt(mnc), mnc.length()));
        }
    }

    /** The home network of an IMSI, {@link Plmn#NONE} if its country is in no line. */
    public int home(long imsi) {
        int length = length(imsi);
        if (length < 6) {
            return Plmn.NONE;
        }
        int mcc = (int) part(imsi, length, 0, 3);
        if (digits[mcc] == 0) {
            return Plmn.NONE;
        }
        int three = Plmn.of(mcc, (int) part(imsi, length, 3, 3), 3);
        int two = Plmn.of(mcc, (int) part(imsi, length, 3, 2), 2);
        return digits[mcc] == 3 ? others.get(two) ? two : three : others.get(three) ? three : two;
    }

    /** Two letters; null = not in the table. */
    public @Nullable String country(int plmn) {
        return plmn == Plmn.NONE ? null : country[Plmn.mcc(plmn)];
    }

    private static int length(long imsi) {
        int length = -1;
        for (long rest = imsi; rest > 0; rest /= 10) {
            length++;
        }
        return length;
    }

    private static long part(long imsi, int length, int from, int count) {
        long rest = imsi;
        for (int i = length; i > from + count; i--) {
            rest /= 10;
        }
        long modulus = 1;
        for (int i = 0; i < count; i++) {
            modulus *= 10;
        }
        return rest % modulus;
    }
}
