package org.opportune.signaling;

/**
 * What became of the frames; one thread. A frame counts by its records: one for each SCTP DATA chunk or IPA message it completes,
 * and one if it has none. Each record is a message, a repetition, a part of a message that a later frame completes, of another
 * protocol, or malformed. So, whatever comes in: {@code frames + more = messages + duplicates + parts + others + malformed}, where
 * {@code more} counts the records of frames beyond their first.
 */
public final class Tally {
    private static final Reason[] REASONS = Reason.values();

    private final long[] malformed = new long[REASONS.length];
    private final long[] firstFrame = new long[REASONS.length];
    private final long[] firstOffset = new long[REASONS.length];
    private long frames;
    private long more;
    private long messages;
    private long duplicates;
    private long parts;
    private long others;

    /** A frame, before its records. */
    public void frame() {
        frames++;
    }

    /** Records of a frame beyond its first. */
    public void more(int records) {
        more += records;
    }

    /** A message that is read whole. */
    public void message() {
        messages++;
    }

    /** A record that a transport repeated. */
    public void duplicate() {
        duplicates++;
    }

    /** A part of a message that a later frame completes. */
    public void part() {
        parts++;
    }

    /** A record that is none of ours. */
    public void other() {
        others++;
    }

    /** A malformed record; {@code offset} counts from the frame, or from the joined message, or, for a capture, from the file. */
    public void malformed(Reason reason, long frame, long offset) {
        int index = reason.ordinal();
        if (malformed[index]++ == 0) {
            firstFrame[index] = frame;
            firstOffset[index] = offset;
        }
    }

    /** How many frames. */
    public long frames() {
        return frames;
    }

    /** Records of frames beyond their first. */
    public long more() {
        return more;
    }

    /** Messages read whole, the second leg of a message included. */
    public long messages() {
        return messages;
    }

    /** Repetitions of a transport. */
    public long duplicates() {
        return duplicates;
    }

    /** Parts of messages. */
    public long parts() {
        return parts;
    }

    /** Records of other protocols. */
    public long others() {
        return others;
    }

    /** Malformed records of one reason. */
    public long malformed(Reason reason) {
        return malformed[reason.ordinal()];
    }

    /** The frame of the first record of that reason; 0 where there is none. */
    public long firstFrame(Reason reason) {
        return firstFrame[reason.ordinal()];
    }

    /** Its offset. */
    public long firstOffset(Reason reason) {
        return firstOffset[reason.ordinal()];
    }

    /** Malformed records of all reasons. */
    public long malformed() {
        long all = 0;
        for (long count : malformed) {
            all += count;
        }
        return all;
    }

    /** Whether every record went somewhere. */
    public boolean addsUp() {
        return frames + more == messages + duplicates + parts + others + malformed();
    }
}
