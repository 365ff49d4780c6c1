package org.opportune.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LibraryTest {
    private static final Pattern ROW = Pattern.compile("(?m)^implements: \\[(SCN-\\d\\d)]$");

    /** What each file of reasons says, in words of its own. */
    private static final List<Pattern> REASONS = Stream.of(
                    "When\\.",
                    "Data it needs\\.",
                    ".*[Tt]hresholds by class of source\\.",
                    "Expected rate\\.",
                    "Campaign\\.",
                    "Decoys in the tests\\.")
            .map(heading -> Pattern.compile("(?m)^\\*\\*" + heading + "\\*\\* " + "|(?m)^\\*\\*" + heading + "\\*\\*$"))
            .toList();

    private static final Map<String, String> ROWS = Map.ofEntries(
            Map.entry("ring-back-tone-trial", "SCN-01"),
            Map.entry("ring-back-tone-activation", "SCN-02"),
            Map.entry("idle-moment-push", "SCN-03"),
            Map.entry("mobile-mailbox", "SCN-04"),
            Map.entry("new-mms-handset", "SCN-05"),
            Map.entry("hotline-hang-up", "SCN-08"),
            Map.entry("area-greeting", "SCN-09"),
            Map.entry("retired-hotline", "SCN-11"),
            Map.entry("long-distance-direct", "SCN-12"),
            Map.entry("long-distance-callee", "SCN-13"),
            Map.entry("off-peak-voice", "SCN-16"),
            Map.entry("night-talk", "SCN-17"),
            Map.entry("hotline-follow-up", "SCN-19"),
            Map.entry("vacant-number-hint", "SCN-21"),
            Map.entry("airport-long-stay", "SCN-22"),
            Map.entry("concert-site", "SCN-23"),
            Map.entry("riding", "SCN-24"),
            Map.entry("riding-on-gsm", "SCN-24"),
            Map.entry("evening-bulk-sms", "SCN-25"),
            Map.entry("holiday-roaming", "SCN-26"),
            Map.entry("ivr-user", "SCN-27"),
            Map.entry("mms-user", "SCN-28"),
            Map.entry("first-sms-new-handset", "SCN-29"),
            Map.entry("directed-calls", "SCN-34"),
            Map.entry("mobile-newspaper", "SCN-35"),
            Map.entry("deepen-service", "SCN-36"),
            Map.entry("sports-clip-viewer", "SCN-43"),
            Map.entry("off-peak-download", "SCN-44"),
            Map.entry("welcome", "SCN-46"));

    @Test
    void everyFolderIsIndexed() throws IOException, URISyntaxException {
        URL index = Objects.requireNonNull(Library.class.getResource("index.txt"));
        try (Stream<Path> all = Files.list(Path.of(index.toURI()).resolveSibling("."))) {
            List<String> folders = all.filter(Files::isDirectory)
                    .map(folder -> String.valueOf(folder.getFileName()))
                    .sorted()
                    .toList();
            assertThat(Library.ids()).isEqualTo(folders);
        }
    }

    @Test
    void everyRowIsImplementedByTheScenarioThatIsSaidTo() {
        Map<String, String> rows = new TreeMap<>();
        for (Library.Entry entry : Library.entries()) {
            Matcher row = ROW.matcher(entry.scenario());
            rows.put(entry.id(), row.find() ? row.group(1) : "");
        }
        assertThat(rows).containsExactlyInAnyOrderEntriesOf(ROWS);
    }

    @Test
    void everyScenarioHasACampaignTestsAndReasons() {
        assertThat(Library.entries()).allSatisfy(entry -> {
            assertThat(entry.scenario()).contains("\nscenario: " + entry.id() + "\n", "\ndata: [");
            assertThat(entry.campaign()).contains("\nscenario: " + entry.id() + "\n");
            assertThat(entry.campaign()).contains("\n  en: ").contains("\n  zh: ");
            assertThat(entry.tests()).contains("\nscenario: " + entry.id() + "\n", "\n    decisions:");
            assertThat(entry.truth()).contains("\ntruth: ");
            assertThat(entry.why()).startsWith("# ");
            REASONS.forEach(reason -> assertThat(entry.why()).as(entry.id()).containsPattern(reason));
        });
    }

    @Test
    void everyTextPointsToItsSchema() {
        String line = "# yaml-language-server: $schema=../%s.schema.json\n";
        assertThat(Library.entries()).allSatisfy(entry -> {
            assertThat(entry.scenario()).startsWith(String.format(line, "scenario"));
            assertThat(entry.campaign()).startsWith(String.format(line, "campaign"));
            assertThat(entry.tests()).startsWith(String.format(line, "tests"));
        });
    }

    @Test
    void anUnknownIdIsRefused() {
        assertThatThrownBy(() -> Library.entry("../index"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("id=../index");
    }
}
