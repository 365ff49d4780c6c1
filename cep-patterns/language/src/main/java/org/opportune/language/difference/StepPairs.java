package org.opportune.language.difference;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opportune.model.Step;

/** Which step of the newer version is which of the older: the pairing that changes least, in order. Stateless. */
final class StepPairs {
    /** Adding or removing a step. */
    private static final int ALONE = 3;

    /** Two steps that are not one: dearer than removing the one and adding the other. */
    private static final int NEVER = 7;

    private StepPairs() {}

    /** A step of the older and one of the newer version; one of them is null if the step was added or removed. */
    record Pair(
            @Nullable Step older, int olderIndex, @Nullable Step newer, int newerIndex) {}

    static List<Pair> of(List<Step> older, List<Step> newer) {
        int[][] cost = new int[older.size() + 1][newer.size() + 1];
        for (int i = older.size(); i >= 0; i--) {
            for (int j = newer.size(); j >= 0; j--) {
                if (i < older.size() || j < newer.size()) {
                    cost[i][j] = cheapest(older, newer, cost, i, j);
                }
            }
        }
        List<Pair> pairs = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < older.size() || j < newer.size()) {
            boolean both = i < older.size() && j < newer.size();
            if (both && cost[i][j] == cost[i + 1][j + 1] + apart(older, i, newer, j)) {
                pairs.add(new Pair(older.get(i), i++, newer.get(j), j++));
            } else if (i < older.size() && cost[i][j] == cost[i + 1][j] + ALONE) {
                pairs.add(new Pair(older.get(i), i++, null, -1));
            } else {
                pairs.add(new Pair(null, -1, newer.get(j), j++));
            }
        }
        return Collections.unmodifiableList(pairs);
    }

    private static int cheapest(List<Step> older, List<Step> newer, int[][] cost, int i, int j) {
        int best = Integer.MAX_VALUE;
        if (i < older.size() && j < newer.size()) {
            best = cost[i + 1][j + 1] + apart(older, i, newer, j);
        }
        if (i < older.size()) {
            best = Math.min(best, cost[i + 1][j] + ALONE);
        }
        if (j < newer.size()) {
            best = Math.min(best, cost[i][j + 1] + ALONE);
        }
        return best;
    }

    /** How little two steps have in common; an author's name says most. */
    private static int apart(List<Step> older, int i, List<Step> newer, int j) {
        Step a = older.get(i);
        Step b = newer.get(j);
        boolean named = !a.name().equals("step" + (i + 1)) && !b.name().equals("step" + (j + 1));
        boolean sameVerb = a.verb() == b.verb();
        boolean sameKinds = a.kinds().equals(b.kinds());
        if (named && a.name().equals(b.name())) {
            return sameVerb ? 0 : 1;
        }
        int away = (sameVerb ? 0 : 3) + (sameKinds ? 0 : 3) + (named ? 1 : 0);
        return away > 5 ? NEVER : away;
    }
}
