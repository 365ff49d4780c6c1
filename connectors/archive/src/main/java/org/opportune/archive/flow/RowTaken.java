package org.opportune.archive.flow;

import java.io.Serializable;
import org.opportune.archive.mapping.Mapped;

/** What the rows of dropped files are in a stream. Ships with the graph; called on the reader's thread. */
public interface RowTaken<T> extends Serializable {
    /**
     * One row.
     *
     * @param file URI
     * @param line from 1
     * @param octets as they stand in the file, uncompressed, without the line's end
     */
    T row(String file, long line, byte[] octets, Mapped mapped);

    /**
     * The rest of a file that cannot be read: what stood there gives nothing.
     *
     * @param line the last one that was read, 0 = none
     * @param rule rule first; never content
     */
    T broken(String file, long line, String rule);
}
