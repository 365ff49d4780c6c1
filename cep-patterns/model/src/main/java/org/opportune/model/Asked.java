package org.opportune.model;

import java.util.List;
import org.opportune.model.Predicate.Truth;

/**
 * A condition that was asked while a scenario ran, and what it said.
 *
 * @param step index of the step whose condition it is; {@link #AUDIENCE} of the audience of a campaign
 * @param part index among what the step listens to
 * @param truth the answer that counted
 * @param terms what must all hold, in the order of the text; one if nothing is joined by {@code &&}
 */
public record Asked(int step, int part, Truth truth, List<Term> terms) {
    /** In place of a step. */
    public static final int AUDIENCE = -1;

    /**
     * One of the parts that must all hold.
     *
     * @param text as its author wrote it
     * @param read what it read, in the order of the text; numbers of subscribers and counterparts are masked
     */
    public record Term(String text, Truth truth, List<Read> read) {
        public Term {
            read = List.copyOf(read);
        }
    }

    /**
     * A value that a condition read.
     *
     * @param name such as event.duration
     * @param value for people, or {@code absent}
     */
    public record Read(String name, String value) {}

    public Asked {
        terms = List.copyOf(terms);
    }

    /** True if the condition held. */
    public boolean held() {
        return truth == Truth.TRUE;
    }
}
