package org.opportune.subscriber;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.opportune.language.Checked;
import org.opportune.language.Language;
import org.opportune.language.ScenarioTest;
import org.opportune.model.Scenario;
import org.opportune.schemas.Envelope;
import org.opportune.schemas.Wire;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.match.Match;

/** Words of the language from their text to the match, through the step that the jobs run and through stored bytes. */
class WordsTest {
    static List<Path> words() throws IOException, URISyntaxException {
        Path root = Path.of(
                Objects.requireNonNull(WordsTest.class.getResource("words")).toURI());
        try (Stream<Path> folders = Files.list(root)) {
            return folders.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("words")
    void shouldMatchAsItsTestsSay(Path folder) throws IOException {
        Checked<Scenario> scenario =
                Language.scenario("scenario.yaml", Files.readString(folder.resolve("scenario.yaml")));
        Checked<List<ScenarioTest>> tests =
                Language.tests("tests.yaml", Files.readString(folder.resolve("tests.yaml")));
        assertThat(scenario.display() + tests.display()).isEmpty();
        for (ScenarioTest test : tests.get()) {
            assertThat(found(scenario.get(), test)).as(test.name()).isEqualTo(test.matchesAtMs());
        }
    }

    private static List<Long> found(Scenario scenario, ScenarioTest test) {
        Definitions definitions = new Definitions(
                List.of(scenario), List.of(), null, test.places(), test.handsets(), test.calendar(), test.numbers());
        SubscriberStep step = new SubscriberStep(orderMs -> definitions, new FeedLiveness(60_000));
        InMemorySubscribers subscribers = new InMemorySubscribers();
        List<Long> found = new ArrayList<>();
        StepOutput out = new MatchesOnly() {
            @Override
            public void matched(Match match, int decisions) {
                found.add(match.getMatchedMs());
            }
        };
        Wire<Event> wire = Wire.of(Event.class);
        for (Event event : test.events()) {
            Envelope placed =
                    Envelope.of(event, wire.encode(event)).ordered(event.getHappenedMs(), Envelope.Verdict.ON_TIME);
            Subscriber subscriber = subscribers.load(placed.msisdn());
            step.onEvent(subscriber, placed, out);
            subscribers.save(subscriber);
        }
        step.onTime(subscribers.load(ScenarioTest.SUBSCRIBER), test.untilMs(), out);
        return found;
    }
}
