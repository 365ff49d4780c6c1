package org.opportune.schemas;

/** Bytes that are not the record they should be. The message names the rule broken and never quotes content. */
public final class UndecodableRecord extends Exception {
    private static final long serialVersionUID = 1L;

    public UndecodableRecord(String rule) {
        super(rule);
    }

    UndecodableRecord(String rule, Throwable cause) {
        super(rule, cause);
    }
}
