package org.opportune.engine;

<<<<<<< HEAD
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
=======
/** Scenarios by position, as partials carry them: of a {@link Family}, or as they were stored. Not changed once filled. */
final class Names {
    final String[] ids;
    /** {@link Rule#tag} of the definitions. */
    final int[] tags;

    /** @param size of so many scenarios */
    Names(int size) {
        this.ids = new String[size];
        this.tags = new int[size];
>>>>>>> speed
    }

    int size() {
        return ids.length;
    }
}
