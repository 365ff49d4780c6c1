package org.opportune.archive.flow;

import java.io.Serializable;
import org.opportune.archive.sealed.Damage;
import org.opportune.schemas.Envelope;

/** What an archive's contents are in a stream. Ships with the graph; called on the reader's thread. */
public interface Replayed<T> extends Serializable {
    /** An event, with the place in the order that the archive has. */
    T event(Envelope envelope);

    /** A part of the archive that could not be read. Comes only if damage is not to stop the read. */
    T damage(Damage damage);
}
