package org.opportune.simulators.smsc;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * What an SMSC's log says. A line torn by a kill is counted and otherwise left out; its submit was never answered.
 *
 * @param submits in the order they came
 * @param deliveries deliver_sm written, repeats included
 * @param deliveryAnswers deliver_sm_resp by command_status
 * @param tornLines lines without their end
 */
public record SmscLog(
        List<Submit> submits, List<Delivered> deliveries, Map<Integer, Long> deliveryAnswers, int tornLines) {
    private static final int SUBMIT_COLUMNS = 22;
    private static final int NUMBER_COLUMN = 19;

    public SmscLog {
        submits = List.copyOf(submits);
        deliveries = List.copyOf(deliveries);
        deliveryAnswers = Map.copyOf(deliveryAnswers);
    }

    /**
     * One submit_sm.
     *
     * @param link number of the connection since the process started
     * @param reference user_message_reference, or -1
     * @param destination masked
     * @param destinationHash equal for equal destinations
     * @param bodySha256 of short_message or message_payload, user data header included
     * @param status command_status answered; empty if the sender cannot know the result
     * @param taken true if it went on to the handset
     * @param number grows over the whole log
     * @param messageId as written in the response; "-" if the message was not taken
     */
    public record Submit(
            Instant time,
            int link,
            long sequence,
            int reference,
            String destination,
            String destinationHash,
            String source,
            Segment segment,
            int dataCoding,
            int esmClass,
            int registered,
            String validity,
            int octets,
            String bodySha256,
            OptionalInt status,
            boolean taken,
            long number,
            String messageId) {

        public boolean accepted() {
            return status.isPresent() && status.getAsInt() == 0;
        }
    }

    /** One deliver_sm written. {@code kind} is RECEIPT, HANDSET_MESSAGE or NOISE. */
    public record Delivered(int link, long sequence, String kind, String messageId, int attempt) {}

    /** Reads the log, also while it is written. */
    public static SmscLog read(Path log) throws IOException {
        LogReading reading = new LogReading();
        int torn = forEachLine(log, reading::line);
        return reading.finish(torn);
    }

    /** Messages and segments, put together from the submits. */
    public SmscCounts counts() {
        return SmscCounts.of(submits);
    }

    /** The hash that stands for {@code destination} in the log of an SMSC started with {@code hashKey}. */
    public static String destinationHash(String hashKey, String destination) {
        return LogLine.destinationHash(hashKey, destination);
    }

    /** The highest number given in {@code log}; a torn submit counts as one more. */
    static long lastNumber(Path log) throws IOException {
        long[] last = {0};
        int torn = forEachLine(log, columns -> {
            if (columns[0].equals(LogLine.SUBMIT) && columns.length == SUBMIT_COLUMNS) {
                last[0] = Math.max(last[0], Long.parseLong(columns[NUMBER_COLUMN]));
            }
        });
        return last[0] + torn;
    }

    private static int forEachLine(Path log, Consumer<String[]> visitor) throws IOException {
        int torn = 0;
        try (BufferedReader in = Files.newBufferedReader(log)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] columns = LogLine.columns(line);
                if (columns == null) {
                    torn++;
                } else if (!columns[0].startsWith("#")) {
                    visitor.accept(columns);
                }
            }
        }
        return torn;
    }

    /** Collects whole lines. */
    private static final class LogReading {
        private final List<Submit> submits = new ArrayList<>();
        private final List<Delivered> deliveries = new ArrayList<>();
        private final Map<Integer, Long> answers = new TreeMap<>();
        private int unreadable;

        void line(String[] c) {
            if (c[0].equals(LogLine.SUBMIT) && c.length == SUBMIT_COLUMNS) {
                submits.add(submit(c));
            } else if (c[0].equals(LogLine.DELIVER) && c.length == 7) {
                deliveries.add(new Delivered(number(c[2]), Long.parseLong(c[3]), c[4], c[5], number(c[6])));
            } else if (c[0].equals(LogLine.DELIVER_ANSWER) && c.length == 5) {
                answers.merge(Long.decode(c[4]).intValue(), 1L, Long::sum);
            } else if (!c[0].equals(LogLine.LINK)) {
                unreadable++;
            }
        }

        SmscLog finish(int torn) {
            return new SmscLog(submits, deliveries, answers, torn + unreadable);
        }

        private static Submit submit(String[] c) {
            return new Submit(
                    Instant.parse(c[1]),
                    number(c[2]),
                    Long.parseLong(c[3]),
                    number(c[4]),
                    c[5],
                    c[6],
                    c[7],
                    new Segment(number(c[8]), number(c[9]), number(c[10])),
                    number(c[11]),
                    number(c[12]),
                    number(c[13]),
                    c[14],
                    number(c[15]),
                    c[16],
                    c[17].equals(LogLine.NONE)
                            ? OptionalInt.empty()
                            : OptionalInt.of(Long.decode(c[17]).intValue()),
                    Boolean.parseBoolean(c[18]),
                    Long.parseLong(c[NUMBER_COLUMN]),
                    c[20]);
        }

        private static int number(String column) {
            return Integer.parseInt(column);
        }
    }
}
