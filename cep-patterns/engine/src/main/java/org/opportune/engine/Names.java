package org.opportune.engine;

/** Scenarios by position, as partials carry them: of a {@link Family}, or as they were stored. Not changed once filled. */
final class Names {
    final String[] ids;
    /** {@link Rule#tag} of the definitions. */
    final int[] tags;

    /** @param size of so many scenarios */
    Names(int size) {
        this.ids = new String[size];
        this.tags = new int[size];
    }

    int size() {
        return ids.length;
    }
}
