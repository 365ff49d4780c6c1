package org.opportune.language.picture;

import java.util.ArrayList;
import java.util.List;
import org.opportune.language.condition.Conjuncts;
import org.opportune.model.Hearing;
import org.opportune.model.Phrase;
import org.opportune.model.Step;
import org.opportune.model.Step.Verb;

/**
 * What stands in the box of a step.
 *
 * @param head what it waits for
 * @param details alternatives, parts and conditions, one a line
 */
record StepText(List<String> head, List<String> details) {
    /** Characters of a line in a box. */
    private static final int WIDEST = 78;

    /** From here on a letter may take the room of two; some that do not are given it too. */
    private static final int FIRST_WIDE = 0x1100;

    static StepText of(Step step, boolean first, String place) {
        List<String> details = new ArrayList<>();
        boolean several = step.hears().size() > 1;
        for (Hearing hearing : step.hears()) {
            if (several) {
                String and = step.verb() == Verb.ALL ? "and " : "or ";
                details.addAll(wrapped((details.isEmpty() ? "" : and) + Phrase.heard(hearing)));
            }
            if (hearing.where() != null) {
                String indent = several ? "   " : "";
                Conjuncts.of(hearing.where()).forEach(term -> details.addAll(wrapped(indent + "where " + term)));
            }
        }
        return new StepText(wrapped(place + ": " + Phrase.step(step, first)), details);
    }

    /** The text in lines, broken at blanks where it has any. */
    static List<String> wrapped(String text) {
        return wrapped(text, WIDEST);
    }

    /** @param widest letters of a line; one of East Asia takes the room of two */
    static List<String> wrapped(String text, int widest) {
        List<String> lines = new ArrayList<>();
        String rest = text;
        int fits = fitting(rest, widest);
        while (fits < rest.length()) {
            int blank = rest.lastIndexOf(' ', fits);
            int at = blank > fits / 2 ? blank : fits;
            lines.add(rest.substring(0, at));
            rest = "    " + rest.substring(at).strip();
            fits = fitting(rest, widest);
        }
        lines.add(rest);
        return lines;
    }

    /** How many characters have room in a line. */
    private static int fitting(String text, int widest) {
        int room = widest;
        int at = 0;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            room -= point < FIRST_WIDE ? 1 : 2;
            if (room < 0) {
                return at;
            }
            at += Character.charCount(point);
        }
        return at;
    }

    int lines() {
        return head.size() + details.size();
    }
}
