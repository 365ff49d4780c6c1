package org.opportune.signaling;

import java.util.EnumMap;
import java.util.Map;

/**
 * What became of the frames of a run. A frame holds one item or more (a packet may bring several messages), and each
 * item is one of: a message, a duplicate, a piece of a message that another frame completes, another protocol, malformed. So
 * {@code frames + further = messages + duplicates + pieces + others + malformed}. For one thread.
 */
public final class Counts {
    private long frames;
    private long further;
    private long messages;
    private long duplicates;
    private long pieces;
    private long others;
    private final Map<Reason, Long> malformed = new EnumMap<>(Reason.class);
    private final Map<Reason, Place> first = new EnumMap<>(Reason.class);
    private long items;

    /**
     * Where something is wrong.
     *
     * @param frame its number, from 1 within its file
     * @param offset of the wrong octet: from the frame's first, or, where {@link Reason} speaks of the file, from the file's; from
     *     the SCCP message's first where what is wrong lies in that, and from the joined message's where it came in pieces
     */
    public record Place(long frame, long offset) {}

    /** A frame begins. */
    public void frame() {
        frames++;
        items = 0;
    }

    /** The frame ends: what held nothing was another protocol. */
    public void frameEnds() {
        if (items == 0) {
            other();
        }
        further += items - 1;
    }

    public void message() {
        messages++;
        items++;
    }

    /** A message that turned out to be what another link had shown, or to be malformed further in, is no message. */
    public void noMessage() {
        messages--;
        items--;
    }

    public void duplicate() {
        duplicates++;
        items++;
    }

    public void piece() {
        pieces++;
        items++;
    }

    public void other() {
        others++;
        items++;
    }

    /** An item that cannot be read, and where; see {@link Place}. */
    public void malformed(Reason reason, long frame, long offset) {
        if (malformed.merge(reason, 1L, Long::sum) == 1) {
            first.put(reason, new Place(frame, offset));
        }
        items++;
    }

    public long frames() {
        return frames;
    }

    /** Items beyond the first of their frame. */
    public long further() {
        return further;
    }

    public long messages() {
        return messages;
    }

    /** Retransmitted, or shown by another link before. */
    public long duplicates() {
        return duplicates;
    }

    public long pieces() {
        return pieces;
    }

    public long others() {
        return others;
    }

    /** By reason; those that did not occur are missing. */
    public Map<Reason, Long> malformed() {
        return Map.copyOf(malformed);
    }

    /** Where each reason of {@link #malformed} occurred first. */
    public Map<Reason, Place> first() {
        return Map.copyOf(first);
    }

    /** True if every frame is accounted for. */
    public boolean balanced() {
        long wrong = malformed.values().stream().mapToLong(Long::longValue).sum();
        return frames + further == messages + duplicates + pieces + others + wrong;
    }
}
