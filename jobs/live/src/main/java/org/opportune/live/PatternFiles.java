package org.opportune.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.opportune.pipeline.EngagementOption;
import org.opportune.pipeline.pattern.Patterns;
import org.opportune.schemas.option.OptionSet;

/** The scenarios that a job is submitted with, because Flink CEP runs them. */
final class PatternFiles {
    private PatternFiles() {}

    /** Adds what is wrong with the files to what is wrong with the options. */
    static void check(OptionSet options) {
        List<String> problems = new ArrayList<>();
        read(options, problems);
        problems.forEach(problem -> options.fault(EngagementOption.PATTERNS, problem));
    }

    /** Out of options that were checked. */
    static Patterns of(OptionSet options) {
        return read(options, new ArrayList<>());
    }

    private static Patterns read(OptionSet options, Collection<String> problems) {
        if (!options.has(EngagementOption.PATTERNS)) {
            return Patterns.NONE;
        }
        List<Patterns.Text> texts = new ArrayList<>();
        for (String file : options.text(EngagementOption.PATTERNS).split(",", -1)) {
            String name = file.strip();
            try {
                texts.add(new Patterns.Text(name, Files.readString(Path.of(name))));
            } catch (IOException | InvalidPathException e) {
                problems.add("must be files that can be read where the job is submitted: file=" + name);
            }
        }
        return Patterns.of(texts, problems);
    }
}
