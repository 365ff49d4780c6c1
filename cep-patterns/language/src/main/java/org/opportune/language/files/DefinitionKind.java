package org.opportune.language.files;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a file of an author can be. */
public enum DefinitionKind {
    SCENARIO("scenario"),
    CAMPAIGN("campaign"),
    POLICY("policy"),
    PLACES("places"),
    HANDSETS("handsets"),
    CALENDAR("calendar"),
    NUMBERS("numbers"),
    /** The table of planners, which no job reads. */
    SEGMENTS("segments"),
    /** The tests beside a scenario; begin as a scenario does, or with the places, handsets, calendar or
     * numbers of the tests. */
    TESTS("tests");

    private final String key;

    DefinitionKind(String key) {
        this.key = key;
    }

    /** Its word in messages, and the key it begins with. */
    public String word() {
        return key;
    }

    /** True of what jobs read; the others are for people and checks alone. */
    public boolean published() {
        return this != TESTS && this != SEGMENTS;
    }

    /** The kind of a text with these top-level keys, in order; empty if it is none. */
    public static Optional<DefinitionKind> of(List<String> topKeys) {
        if (topKeys.contains(TESTS.key) && !topKeys.contains("steps")) {
            return Optional.of(TESTS);
        }
        return topKeys.isEmpty() ? Optional.empty() : ofWord(topKeys.get(0));
    }

    /** The kind with this word. */
    public static Optional<DefinitionKind> ofWord(String word) {
        return Arrays.stream(values()).filter(kind -> kind.key.equals(word)).findFirst();
    }
}
