package org.opportune.smpp;

import java.util.List;

/** Options that break a rule; the message names all of them, one a line. */
public final class InvalidSmppOptions extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    InvalidSmppOptions(List<String> problems) {
        super(String.join("\n", problems));
    }
}
