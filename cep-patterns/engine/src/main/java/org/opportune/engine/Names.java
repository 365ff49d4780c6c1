package org.opportune.engine;

/**
 * Scenarios by position, as partials carry them: of a {@link Family}, or as they were stored. Not to be changed.
 *
 * @param ids of the scenarios
 * @param tags {@link Rule#tag} of the definitions
 */
record Names(String[] ids, int[] tags) {
    int size() {
        return ids.length;
    }
}
