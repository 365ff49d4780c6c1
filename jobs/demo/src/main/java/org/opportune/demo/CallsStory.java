package org.opportune.demo;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opportune.archive.mapping.BadMapping;
import org.opportune.archive.mapping.DelimitedFile;
import org.opportune.archive.mapping.FactsFile;
import org.opportune.archive.mapping.ImportProblem;
import org.opportune.archive.mapping.Imported;
import org.opportune.archive.mapping.Mapping;
import org.opportune.archive.mapping.MappingFile;
import org.opportune.archive.mapping.Progress;
import org.opportune.schemas.control.ControlKind;
import org.opportune.schemas.event.Event;

/** A file of calls, read through a mapping, with or without a file of facts. */
final class CallsStory {
    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;

    /** The mapping for the file named in the README; others are given with --mapping. */
    private static final String SHIPPED = "vast2008-calls";

    private CallsStory() {}

    /**
     * Reads the files.
     *
     * @param mapping null = the shipped one
     * @param facts null = none
     * @param directory for the files of rejected lines
     */
    static Story of(Path calls, @Nullable Path mapping, @Nullable Path facts, Path directory, PrintStream out)
            throws BadMapping, ImportProblem {
        Mapping columns = mapping == null ? MappingFile.shipped(SHIPPED) : MappingFile.read(mapping);
        Imported imported =
                read("calls", directory, out, rejects -> DelimitedFile.read(calls, columns, rejects, Progress.NONE));
        if (imported.events().isEmpty()) {
            throw new IllegalArgumentException("no line of the file became an event: file=" + calls);
        }
        long startMs = imported.events().get(0).getHappenedMs() - HOUR;
        List<Story.Delivery> deliveries = new ArrayList<>();
        if (facts != null) {
            Imported known = read(
                    "facts",
                    directory,
                    out,
                    rejects -> FactsFile.read(facts, columns.subscriberRule(), startMs, rejects, Progress.NONE));
            known.events().forEach(e -> deliveries.add(new Story.Delivery(e.getKnownMs(), e, null)));
        }
        imported.events().forEach(e -> deliveries.add(new Story.Delivery(e.getHappenedMs(), e, null)));
        deliveries.sort(Comparator.comparingLong(Story.Delivery::arrivalMs));
        long endMs = imported.events().get(imported.events().size() - 1).getHappenedMs() + 24 * HOUR;
        List<String> feeds =
                imported.events().stream().map(Event::getSource).distinct().toList();
        return new Story(
                startMs,
                endMs,
                deliveries,
                List.of(
                        Author.publish(
                                ControlKind.SCENARIO, "service-line-follow-up", "calls/service-line-follow-up", 0),
                        Author.publish(ControlKind.CAMPAIGN, "service-line-offers", "calls/service-line-offers", 0),
                        Author.publish(ControlKind.POLICY, "house", "calls/house", 0)),
                feeds,
                (feed, timeMs) -> true,
                10 * MINUTE,
                10 * MINUTE,
                2 * HOUR,
                "no facts were given that say who agreed (--facts FILE).");
    }

    /** Reads one file. */
    private interface FileReader {
        Imported read(Path rejects) throws ImportProblem;
    }

    private static Imported read(String what, Path directory, PrintStream out, FileReader reader) throws ImportProblem {
        Path rejects = directory.resolve(what + ".rejects.tsv");
        Imported imported = reader.read(rejects);
        out.printf("%s: %s%n", what, imported.counts());
        if (imported.counts().rejected() > 0) {
            out.printf("rejected lines, each with its reason: %s%n", rejects);
        }
        return imported;
    }
}
