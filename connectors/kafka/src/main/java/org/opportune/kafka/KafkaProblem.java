package org.opportune.kafka;

import java.util.List;

/** What went wrong at the door, for people: rule first, then name=value, one problem a line. Never record content. */
public final class KafkaProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    KafkaProblem(String message) {
        super(message);
    }

    KafkaProblem(String message, Throwable cause) {
        super(message, cause);
    }

    KafkaProblem(List<String> problems) {
        super(String.join("\n", problems));
    }
}
