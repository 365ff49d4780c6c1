package org.opportune.archive.mapping;

/** A file that cannot be imported as a whole: rule first, then {@code name=value}. Never content. */
public final class ImportProblem extends Exception {
    private static final long serialVersionUID = 1L;

    public ImportProblem(String message) {
        super(message);
    }

    ImportProblem(String message, Throwable cause) {
        super(message, cause);
    }
}
