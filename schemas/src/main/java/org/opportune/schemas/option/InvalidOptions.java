package org.opportune.schemas.option;

import java.util.List;

/** Options that break rules; the message names all of them, one a line, and no secret. */
public final class InvalidOptions extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** With these lines. */
    public InvalidOptions(List<String> problems) {
        super(String.join("\n", problems));
    }
}
