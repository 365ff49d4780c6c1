package org.opportune.language.condition;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What an author may have meant. Pure. */
public final class Suggest {
    /** Known words listed at most when none is near. */
    private static final int LISTED = 12;

    private Suggest() {}

    /**
     * {@code ", did you mean x?"} if a known word is near, else the known words if they are few, else nothing. The
     * order of {@code known} does not matter.
     */
    public static String hint(String word, Collection<String> known) {
        Optional<String> near = nearest(word, known);
        if (near.isPresent()) {
            return ", did you mean " + near.get() + "?";
        }
        return known.isEmpty() || known.size() > LISTED
                ? ""
                : new TreeSet<>(known).stream().collect(Collectors.joining(", ", ", known: ", ""));
    }

    private static Optional<String> nearest(String word, Collection<String> known) {
        int limit = Math.max(1, word.length() / 3);
        return known.stream()
                .filter(k -> Math.abs(k.length() - word.length()) <= limit)
                .filter(k -> distance(word, k) <= limit)
                .min(Comparator.comparingInt((String k) -> distance(word, k)).thenComparing(Comparator.naturalOrder()));
    }

    /** Edits (insert, delete, replace, swap of neighbours) between two words, ignoring case. */
    static int distance(String left, String right) {
        String a = left.toLowerCase(Locale.ROOT);
        String b = right.toLowerCase(Locale.ROOT);
        int[][] edits = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                edits[i][j] = i == 0 || j == 0 ? i + j : cheapest(edits, a, b, i, j);
            }
        }
        return edits[a.length()][b.length()];
    }

    private static int cheapest(int[][] edits, String a, String b, int i, int j) {
        int replaced = edits[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int best = Math.min(replaced, 1 + Math.min(edits[i - 1][j], edits[i][j - 1]));
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, edits[i - 2][j - 2] + 1) : best;
    }
}
