package org.opportune.benchmarks.opponents;

import java.io.Serializable;
import java.util.Set;
import org.opportune.schemas.event.EventKind;

/**
 * What the patterns look up, and when the recording ends.
 *
 * @param located kinds that can show a cell or a handset
 * @param airports cells of all airports
 * @param mms codes of the handsets with multimedia messages
 * @param plain codes of those that are known to be without
 * @param endMs UTC ms; a deadline behind it does not count
 */
public record Lists(Set<EventKind> located, Set<String> airports, Set<String> mms, Set<String> plain, long endMs)
        implements Serializable {}
