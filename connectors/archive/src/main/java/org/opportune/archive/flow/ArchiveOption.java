package org.opportune.archive.flow;

import java.util.Locale;
import org.apache.flink.core.fs.Path;
import org.opportune.schemas.option.Option;
import org.opportune.schemas.option.Rule;

/** The switches of recording. A key is {@code archive.} and the constant in lower case with dashes. */
public enum ArchiveOption implements Option {
    RAW(
            new Rule.Form("URI of a folder", "", ArchiveOption::folder),
            "file:///data/opportune/raw",
            "All that the job hears and decides goes there, for opportune archive seal and parity. Unless set nothing is kept. Take a new folder"
                    + " for each start without state, and for each start from a savepoint older than the last: control is"
                    + " stamped again from 0, or heard twice, and seal refuses or counts what two lives recorded. Recording"
                    + " has state of its own: the first start from a savepoint after it was turned off needs"
                    + " --allowNonRestoredState (flink run -n), once.");

    @SuppressWarnings("ImmutableEnumChecker") // rules are values
    private final Rule rule;

    private final String example;
    private final String description;

    ArchiveOption(Rule rule, String example, String description) {
        this.rule = rule;
        this.example = example;
        this.description = description;
    }

    @Override
    public String key() {
        return "archive." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public Rule rule() {
        return rule;
    }

    @Override
    public String byDefault() {
        return "";
    }

    @Override
    public String example() {
        return example;
    }

    @Override
    public String description() {
        return description;
    }

    /** The job sees whether it can be written to. */
    private static String folder(String text) {
        try {
            Path path = new Path(text);
            if (path.toUri().getScheme() != null && path.isAbsolute()) {
                return "";
            }
        } catch (IllegalArgumentException e) {
            // told below
        }
        return "must be the URI of a folder, such as file:///data/raw";
    }
}
