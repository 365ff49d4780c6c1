package org.opportune.cli.capture;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** What the texts of authors name: that, conditions can ask for, so it is kept; it names no subscriber. One thread. */
final class Mentions {
    private final String texts;
    private final Map<String, Boolean> asked = new HashMap<>();

    /** @param texts of scenarios, campaigns and policies */
    Mentions(Collection<String> texts) {
        this.texts = String.join("\n", texts);
    }

    /** Whether the word stands in one of them, as a whole. */
    boolean name(String word) {
        return asked.computeIfAbsent(
                word,
                w -> Pattern.compile("(?<![\\w+-])" + Pattern.quote(w) + "(?![\\w-])")
                        .matcher(texts)
                        .find());
    }
}
