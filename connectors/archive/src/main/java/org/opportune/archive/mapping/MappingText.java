package org.opportune.archive.mapping;

import java.io.Serializable;
import java.util.Map;

/**
 * A mapping as it travels with a job: text that was checked where the job was submitted.
 *
 * @param file name for messages
 * @param beside texts of the files beside it that it names, by their names
 */
@SuppressWarnings("serial") // Map.copyOf is serializable; the component's type cannot say so
public record MappingText(String file, String text, Map<String, String> beside) implements Serializable {
    public MappingText {
        beside = Map.copyOf(beside);
    }

    /**
     * The mapping that the text is.
     *
     * @throws BadMapping with everything that is wrong with it
     */
    public Mapping parse() throws BadMapping {
        return MappingFile.parse(file, text, beside::get);
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
