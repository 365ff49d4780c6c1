package org.opportune.archive.mapping;

import java.io.Serializable;

/**
 * A mapping as it travels with a job: text that was checked where the job was submitted.
 *
 * @param file name for messages
 */
public record MappingText(String file, String text) implements Serializable {
    /** @throws BadMapping with everything that is wrong with it */
    public Mapping parse() throws BadMapping {
        return MappingFile.parse(file, text);
    }

    /** The mapping of a text that was checked before. */
    public Mapping checked() {
        try {
            return parse();
        } catch (BadMapping e) {
            throw new IllegalStateException("a mapping that was checked is read again: file=" + file, e);
        }
    }
}
