package org.opportune.archive.flow;

import java.io.Serializable;
import java.util.Collections;
import java.util.Iterator;
import org.opportune.archive.sealed.Damage;
import org.opportune.archive.sealed.Manifest;
import org.opportune.schemas.Envelope;

/** What an archive's contents are in a stream. Ships with the graph; called on the reader's thread. */
public interface Replayed<T> extends Serializable {
    /**
     * What each subtask gives beside events, in order of time: each comes before the first event that is placed at its
     * time or later. What is behind the excerpt is left out.
     *
     * @param manifest all that is known here
     */
    default Iterator<Cue<T>> cues(Manifest manifest) {
        return Collections.emptyIterator();
    }

    /**
     * Something to be said at a time.
     *
     * @param timeMs UTC ms of order time
     */
    record Cue<T>(long timeMs, T element) {}

    /** An event, with the place in the order that the archive has. */
    T event(Envelope envelope);

    /** A part of the archive that could not be read. Comes only if damage is not to stop the read. */
    T damage(Damage damage);
}
