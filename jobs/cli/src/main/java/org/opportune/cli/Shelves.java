package org.opportune.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.opportune.language.files.DefinitionFile;
import org.opportune.library.Library;
import org.opportune.model.Scenario.About;

/** What the library has to copy from. */
final class Shelves {
    private Shelves() {}

    /** One line for each scenario, or one JSON object. */
    static void show(Report report, boolean json) {
        List<Map<String, Object>> lines = new ArrayList<>();
        for (Library.Entry entry : Library.entries()) {
            About about = DefinitionFile.of(entry.id(), entry.scenario())
                    .scenario()
                    .orElseThrow()
                    .about();
            if (json) {
                lines.add(Map.of("id", entry.id(), "title", about.title(), "implements", about.features()));
            } else {
                report.say(
                        String.format("%-8s %-24s %s", String.join(", ", about.features()), entry.id(), about.title()));
            }
        }
        if (json) {
            report.json(Map.of("library", lines));
        }
    }
}
