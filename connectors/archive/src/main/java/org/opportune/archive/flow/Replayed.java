package org.opportune.archive.flow;

import java.io.Serializable;
import java.util.List;
import org.opportune.archive.sealed.Damage;
import org.opportune.archive.sealed.Manifest;
import org.opportune.schemas.Envelope;

/** What an archive's contents are in a stream. Ships with the graph; called on the reader's thread. */
public interface Replayed<T> extends Serializable {
    /** What each subtask gives before anything else of the archive: what its manifest alone says. */
    default List<T> before(Manifest manifest) {
        return List.of();
    }

    /** An event, with the place in the order that the archive has. */
    T event(Envelope envelope);

    /** A part of the archive that could not be read. Comes only if damage is not to stop the read. */
    T damage(Damage damage);
}
