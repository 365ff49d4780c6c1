package org.opportune.language.condition;

import java.util.ArrayList;
import java.util.List;

/** A condition's text in the parts that must all hold. Stateless. */
final class Split {
    private Split() {}

    /** The parts that {@code &&} joins, brackets around them taken off; the text itself if nothing is joined. */
    static List<String> conjuncts(String text) {
        String bare = bare(text.strip());
        List<Integer> cuts = new ArrayList<>();
        int depth = 0;
        for (int i = 0; i < bare.length(); i++) {
            char c = bare.charAt(i);
            if (c == '"' || c == '\'') {
                i = WhiteSpace.literalEnd(bare, i, WhiteSpace.raw(bare, i)) - 1;
            } else if ("([{".indexOf(c) >= 0) {
                depth++;
            } else if (")]}".indexOf(c) >= 0) {
                depth--;
            } else if (depth == 0 && (c == '?' || bare.startsWith("||", i))) {
                // These bind less than && does, so what it joins here is not what must hold.
                return List.of(bare);
            } else if (depth == 0 && bare.startsWith("&&", i)) {
                cuts.add(i++);
            }
        }
        return cuts.isEmpty() ? List.of(bare) : cut(bare, cuts);
    }

    private static List<String> cut(String text, List<Integer> cuts) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int at : cuts) {
            parts.addAll(conjuncts(text.substring(from, at)));
            from = at + 2;
        }
        parts.addAll(conjuncts(text.substring(from)));
        return parts;
    }

    /** Without brackets that stand around the whole. */
    private static String bare(String text) {
        if (!text.startsWith("(") || closing(text) != text.length() - 1) {
            return text;
        }
        return bare(text.substring(1, text.length() - 1).strip());
    }

    /** Where the bracket closes that the text begins with. */
    private static int closing(String text) {
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\'') {
                i = WhiteSpace.literalEnd(text, i, WhiteSpace.raw(text, i)) - 1;
            } else if (c == '(') {
                depth++;
            } else if (c == ')' && --depth == 0) {
                return i;
            }
        }
        return -1;
    }
}
