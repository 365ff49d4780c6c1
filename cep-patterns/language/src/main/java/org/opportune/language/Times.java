package org.opportune.language;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.opportune.language.YamlNode.Scalar;

/**
 * How many events a count needs and takes: {@code 3}, {@code 3+}, {@code 3..5}.
 *
 * @param most what it takes if they come before the next step
 */
record Times(int least, int most) {
    private static final int FEWEST = 2;
    private static final int MOST = 100;
    /** What {@code 3+} takes: as many as the proof of a match holds. */
    private static final int MORE = 32;

    private static final Pattern RANGE = Pattern.compile("(\\d{1,9})(?:\\.\\.(\\d{1,9})|(\\+))?");

    /** What stands behind count; a stand-in after a problem. */
    static Times read(Section section) {
        Scalar count = section.scalar("count");
        if (count == null) {
            return new Times(FEWEST, FEWEST);
        }
        Matcher range = RANGE.matcher(count.value());
        if (range.matches()) {
            int least = Integer.parseInt(range.group(1));
            int most = range.group(2) == null ? least : Integer.parseInt(range.group(2));
            if (least >= FEWEST && most >= least && most <= MOST) {
                return new Times(least, range.group(3) == null ? most : Math.max(least, MORE));
            }
        }
        section.problems()
                .add(
                        count.at(),
                        "expected a whole number from " + FEWEST + " to " + MOST
                                + ", or 3+ or 3..5 for as many and more: count=" + count.value());
        return new Times(FEWEST, FEWEST);
    }
}
