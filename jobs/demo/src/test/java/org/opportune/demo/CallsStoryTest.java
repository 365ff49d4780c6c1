package org.opportune.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opportune.archive.mapping.BadMapping;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.event.EventKind;

class CallsStoryTest {
    private static final String HEADER = "From,To,Datetime,Duration(seconds),Cell Tower\n";
    private static final long ENDED = Instant.parse("2006-06-01T00:09:00Z").toEpochMilli();
    private static final long HOUR = 3_600_000;
    private static final long MINUTE = 60_000;

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @Test
    void whatIsPublishedIsFreeOfProblemsAndThereFromTheBeginning() throws Exception {
        Story story = story(HEADER + "17,0,20060601 0008,60,1\n", null);

        assertThat(story.publications()).hasSize(3).allSatisfy(control -> {
            Definitions.check(control);
            assertThat(control.getAskedMs()).isZero();
        });
    }

    @Test
    void aCallIsAnEventOfEachSideAtItsBeginningAndAtItsEnd() throws Exception {
        Story story = story(HEADER + "17,0,20060601 0008,60,1\n", null);

        assertThat(events(story))
                .extracting(Event::getMsisdn)
                .containsExactly(999_000_000_017L, 999_000_000_000L, 999_000_000_017L, 999_000_000_000L);
        assertThat(events(story).subList(0, 2)).allSatisfy(e -> {
            assertThat(e.getKind()).isEqualTo(EventKind.CALL_STARTED);
            assertThat(e.getHappenedMs()).isEqualTo(ENDED - MINUTE);
        });
        assertThat(events(story).subList(2, 4)).allSatisfy(e -> {
            assertThat(e.getKind()).isEqualTo(EventKind.CALL_ENDED);
            assertThat(e.getHappenedMs()).isEqualTo(ENDED);
        });
        assertThat(story.startMs()).isEqualTo(ENDED - MINUTE - HOUR);
        assertThat(story.endMs()).as("time for quiet hours to pass").isEqualTo(ENDED + 24 * HOUR);
    }

    @Test
    void factsWithoutATimeAreKnownBeforeTheFirstCall() throws Exception {
        Story story = story(HEADER + "17,0,20060601 0008,60,1\n", """
                subscriber,fact,value
                17,consent:marketing:sms,granted
                """);

        assertThat(story.deliveries()).hasSize(5);
        assertThat(events(story).get(0).getKind()).isEqualTo(EventKind.CONSENT);
        assertThat(story.deliveries().get(0).arrivalMs()).isEqualTo(story.startMs());
    }

    @Test
    void aLineThatIsNoCallIsRejectedWithItsReasonAndTheOthersPlay() throws Exception {
        Story story = story(HEADER + "17,0,20060601 0008,60,1\nx,0,yesterday,60,1\n", null);

        assertThat(events(story)).hasSize(4);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("calls.rejects.tsv");
        assertThat(Files.readString(folder.resolve("calls.rejects.tsv"))).contains("\t3\t");
    }

    @Test
    void aFileWithoutAnyCallIsTold() {
        assertThatThrownBy(() -> story(HEADER, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("calls.csv");
    }

    @Test
    void aBadMappingIsToldWithPlaceAndRule() throws IOException {
        Path mapping = write("bad.yaml", "mapping: mine\nsource: import:mine\ncolums: [A]\n");
        Path calls = write("calls.csv", HEADER);

        assertThatThrownBy(() -> CallsStory.of(calls, mapping, null, folder, System.out))
                .isInstanceOf(BadMapping.class)
                .hasMessageContaining("bad.yaml:3:1: ")
                .hasMessageContaining("colums");
    }

    private Story story(String calls, @Nullable String facts) throws Exception {
        return CallsStory.of(
                write("calls.csv", calls),
                null,
                facts == null ? null : write("facts.csv", facts),
                folder,
                new PrintStream(said, true, StandardCharsets.UTF_8));
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static List<Event> events(Story story) {
        return story.deliveries().stream()
                .map(Story.Delivery::event)
                .map(Objects::requireNonNull)
                .toList();
    }
}
