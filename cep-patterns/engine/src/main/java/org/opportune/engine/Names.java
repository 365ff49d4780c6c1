package org.opportune.engine;

/** Scenarios by position, as partials carry them: of a {@link Family}, or as they were stored. Not to be changed. */
final class Names {
    private final String[] ids;
    private final int[] tags;

    /** Both of one length; they become its own. */
    Names(String[] ids, int[] tags) {
        this.ids = ids;
        this.tags = tags;
    }

    /** Of the scenarios. */
    String[] ids() {
        return ids;
    }

    /** {@link Rule#tag} of the definitions. */
    int[] tags() {
        return tags;
    }

    int size() {
        return ids.length;
    }
}
