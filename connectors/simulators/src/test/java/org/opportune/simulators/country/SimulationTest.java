package org.opportune.simulators.country;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opportune.schemas.EventKinds;
import org.opportune.simulators.country.observation.Noise;
import org.opportune.simulators.country.observation.Observed;
import org.opportune.simulators.country.observation.View;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class SimulationTest {
    private static final Instant FROM = Instant.parse("2026-03-02T02:00:00Z");

    @TempDir
    Path out;

    private List<Observed> run(Path dir, List<Double> told) throws IOException {
        List<Observed> written = new ArrayList<>();
        SimulationOptions options =
                new SimulationOptions(9, 200, FROM, FROM.plus(Duration.ofHours(3)), Noise.MIDDLE, View.ALL, dir, true);
        Simulation.Written counts = Simulation.run(
                options,
                (arrivalMs, event) -> written.add(new Observed(arrivalMs, event)),
                (share, events) -> told.add(share));
        assertThat(counts.facts() + counts.events()).isEqualTo(written.size());
        return written;
    }

    @Test
    void writesFactsThenEventsAndTellsHowFarItIs() throws IOException {
        List<Double> told = new ArrayList<>();
        List<Observed> written = run(out, told);
        assertThat(told).last().isEqualTo(1.0);
        assertThat(EventKinds.isFact(written.get(0).event().getKind())).isTrue();
        assertThat(written.get(written.size() - 1).event().getHappenedMs()).isGreaterThan(FROM.toEpochMilli());
        for (int i = 1; i < written.size(); i++) {
            assertThat(written.get(i).arrivalMs())
                    .isGreaterThanOrEqualTo(written.get(i - 1).arrivalMs());
        }
    }

    @Test
    void writesTheSameFilesTwice() throws IOException {
        Path again = Files.createDirectory(out.resolve("again"));
        run(out, new ArrayList<>());
        run(again, new ArrayList<>());
        for (String file : List.of("places.yaml", "sites.yaml", "handsets.csv", "facts.csv", "truth.jsonl")) {
            assertThat(out.resolve(file)).hasSameBinaryContentAs(again.resolve(file));
        }
    }

    @Test
    void filesAreWhatOthersRead() throws IOException {
        run(out, new ArrayList<>());
        Object places = new Load(LoadSettings.builder().build()).loadFromString(read("places.yaml"));
        List<?> all = (List<?>) ((Map<?, ?>) places).get("places");
        Map<?, ?> first = (Map<?, ?>) all.get(0);
        assertThat(first.get("category")).isEqualTo("airport");
        assertThat((List<?>) first.get("locations")).hasSizeGreaterThan(8);
        assertThat(read("sites.yaml").lines().skip(5))
                .hasSizeGreaterThan(500)
                .allMatch(l -> l.matches("      - \\{cell: 999-01-\\d+-\\d+, lat: [01]\\.\\d{6}, lon: [01]\\.\\d{6}}"));
        assertThat(read("facts.csv").lines().toList())
                .startsWith("subscriber,fact,value,at")
                .contains("100000003,zone,Asia/Shanghai,2026-03-01T20:00:00Z")
                .filteredOn(l -> l.contains("consent"))
                .hasSizeGreaterThan(150)
                .allMatch(l -> l.matches("\\d{9},consent:marketing(:sms)?,(granted|withdrawn),[-0-9T:Z]+"));
        assertThat(read("handsets.csv").lines().skip(1))
                .hasSize(20)
                .allMatch(l -> l.matches("00\\d{6},[\\w ]+ \\(fictional\\),(true|false),(true|false)"));
        assertThat(read("truth.jsonl")).startsWith("{\"watched\":{\"from\":");
        assertThat(read("truth.jsonl").lines().skip(1))
                .allMatch(l -> l.matches("\\{\"person\":\\d+,\"msisdn\":\"\\d{12}\",\"what\":\"[a-z]+\",\"from\":\\d+,"
                        + "\"to\":\\d+(,\"\\w+\":(\"[\\w-]+\"|\\d+|true|false))*}"));
    }

    private String read(String file) throws IOException {
        return Files.readString(out.resolve(file));
    }
}
