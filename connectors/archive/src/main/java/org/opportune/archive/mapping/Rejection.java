package org.opportune.archive.mapping;

/** Why one row gives no events. The message names the column and the rule, never the content. */
final class Rejection extends Exception {
    private static final long serialVersionUID = 1L;

    private final String rule;

    Rejection(String column, String rule) {
        super(column + ": " + rule, null, false, false);
        this.rule = rule;
    }

    /** The rule without the column. */
    String rule() {
        return rule;
    }
}
