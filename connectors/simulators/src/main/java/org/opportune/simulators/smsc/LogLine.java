package org.opportune.simulators.smsc;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The columns of the SMSC's log: separated by tabs, the kind first, a full stop last to show that the line is whole. */
final class LogLine {
    static final String SUBMIT = "submit";
    static final String DELIVER = "deliver";
    static final String DELIVER_ANSWER = "deliver_resp";
    static final String LINK = "link";
    static final String END = ".";
    static final String NONE = "-";

    static final String HEADER = "#submit\ttime\tlink\tsequence\treference\tdestination\tdestination_hash\tsource\t"
            + "concat_ref\ttotal\tpart\tdata_coding\tesm_class\tregistered\tvalidity\toctets\tbody_sha256\tstatus\ttaken\t"
            + "number\tmessage_id\ttext\t.\n"
            + "#deliver\ttime\tlink\tsequence\tkind\tmessage_id\tattempt\t.\n"
            + "#deliver_resp\ttime\tlink\tsequence\tstatus\t.\n"
            + "#link\ttime\tlink\twhat\tdetail\t.\n";

    private static final HexFormat STATUS = HexFormat.of().withUpperCase();

    private LogLine() {}

    static String of(Object... columns) {
        StringBuilder line = new StringBuilder(320);
        for (Object column : columns) {
            line.append(clean(column.toString())).append('\t');
        }
        return line.append(END).append('\n').toString();
    }

    /** The columns without the end mark, or null if the line is torn. */
    static String @Nullable [] columns(String line) {
        return line.endsWith('\t' + END) ? line.substring(0, line.length() - 2).split("\t", -1) : null;
    }

    /** A command_status as four octets in hexadecimal. */
    static String status(int status) {
        return "0x" + STATUS.toHexDigits(status);
    }

    /** The first {@code octets} of SHA-256 in hexadecimal. */
    static String sha256(byte[] content, int octets) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest, 0, octets);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    static String destinationHash(String key, String destination) {
        return sha256((key + destination).getBytes(StandardCharsets.UTF_8), 8);
    }

    /** Nothing that a client wrote may end a column or a line. */
    private static String clean(String column) {
        if (column.isEmpty()) {
            return NONE;
        }
        for (int i = 0; i < column.length(); i++) {
            if (Character.isISOControl(column.charAt(i))) {
                return column.replaceAll("\\p{Cntrl}", " ");
            }
        }
        return column;
    }
}
