package org.opportune.flinkcep;

import java.util.Set;
import org.apache.flink.cep.pattern.Pattern;
import org.opportune.schemas.event.EventKind;

/**
 * A pattern that somebody wrote in Java, found by {@link java.util.ServiceLoader}. A scenario file names it ({@code engine:
 * flink-cep}, {@code pattern: NAME}) and says everything else: title, owner, purpose, status, cool-down. Asked once, where
 * the job is submitted; what it gives is shipped, so its conditions are serializable and know nothing but their events.
 */
public interface JavaPattern {
    /**
     * Unique, kebab-case. Another pattern has another name: what runs of one have taken is of no use to the other, and is
     * kept under this name.
     */
    String name();

    /** The kinds that the pattern is shown, and no others; at least one. */
    Set<EventKind> kinds();

    /**
     * The pattern, for records whose timestamp is the order time, shown in {@link Occurrence#ORDER}. It has a {@code
     * within} unless it is one event, so that no run stays for ever.
     */
    Pattern<Occurrence, ?> pattern();

    /**
     * Kinds whose absence proves a match: if their feed was dead meanwhile the decision is FEED_SILENT. They are among
     * {@link #kinds}. The absence is taken to begin with the match's first event.
     */
    default Set<EventKind> absentKinds() {
        return Set.of();
    }
}
