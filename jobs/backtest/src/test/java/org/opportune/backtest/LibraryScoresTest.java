package org.opportune.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opportune.archive.sealed.ArchiveWriter;
import org.opportune.archive.sealed.ArrivalOrder;
import org.opportune.library.Library;
import org.opportune.schemas.Wire;
import org.opportune.schemas.event.Event;
import org.opportune.simulators.country.Simulation;
import org.opportune.simulators.country.SimulationOptions;
import org.opportune.simulators.country.observation.Noise;
import org.opportune.simulators.country.observation.View;
import picocli.CommandLine;

/** The whole library against a few people and days: {@code scripts/score-table} says it of many. */
class LibraryScoresTest {
    /** The school holidays begin on the second day. */
    private static final Instant FROM = Instant.parse("2026-07-04T20:00:00Z");

    private static final int ENOUGH = 10;

    @TempDir
    Path folder;

    @Test
    void everyScenarioFindsMostOfWhatIsThereAndLittleElse() throws IOException {
        country();
        JsonNode scores = scores();
        List<String> ids = new ArrayList<>();
        int judged = 0;
        for (JsonNode score : scores) {
            ids.add(score.path("scenario").asText());
            assertThat(score.path("answered").asLong())
                    .isLessThanOrEqualTo(score.path("expected").asLong());
            if (score.path("expected").asLong() >= ENOUGH) {
                judged++;
                assertThat(score.path("precision").asDouble()).as("%s", score).isGreaterThan(0.6);
                assertThat(score.path("recall").asDouble()).as("%s", score).isGreaterThan(0.6);
            }
        }
        assertThat(ids).containsExactlyInAnyOrderElementsOf(Library.ids());
        assertThat(judged).as("%s", scores).isGreaterThan(10);
    }

    private void country() throws IOException {
        Files.createDirectories(folder.resolve("country"));
        SimulationOptions options = new SimulationOptions(
                5, 220, FROM, FROM.plus(Duration.ofDays(3)), Noise.MIDDLE, View.ALL, folder.resolve("country"), true);
        Wire<Event> wire = Wire.of(Event.class);
        ArrivalOrder order = new ArrivalOrder(10_000);
        try (ArchiveWriter archive = ArchiveWriter.create(folder.resolve("archive"), "test")) {
            options.view().feeds().forEach(archive::feed);
            Simulation.run(
                    options,
                    (arrivalMs, event) -> archive.add(order.place(event, wire.encode(event))),
                    (share, events) -> {});
            archive.seal();
        }
    }

    private JsonNode scores() throws IOException {
        Path country = folder.resolve("country");
        List<String> args = new ArrayList<>(List.of(
                "--archive",
                folder.resolve("archive").toString(),
                "--truth",
                country.resolve("truth.jsonl").toString(),
                "--define",
                country.resolve("places.yaml").toString(),
                "--define",
                country.resolve("numbers.yaml").toString(),
                "--define",
                Files.writeString(folder.resolve("policy.yaml"), Past.DEFINITIONS.get("house.yaml"))
                        .toString(),
                "--out",
                folder.resolve("out").toString(),
                "--journeys",
                "0",
                "--json"));
        Library.ids().forEach(id -> args.addAll(List.of("--scenario", id)));
        StringWriter said = new StringWriter();
        StringWriter wrong = new StringWriter();
        CommandLine command = Commands.of(new ScoreVerb());
        command.setOut(new PrintWriter(said));
        command.setErr(new PrintWriter(wrong));
        assertThat(command.execute(args.toArray(String[]::new))).as("%s", wrong).isZero();
        return new ObjectMapper().readTree(said.toString());
    }
}
