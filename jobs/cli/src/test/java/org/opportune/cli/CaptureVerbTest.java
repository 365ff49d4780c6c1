package org.opportune.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opportune.archive.sealed.ArchiveWriter;
import org.opportune.language.Language;
import org.opportune.language.ScenarioTest;
import org.opportune.schemas.Envelope;
import org.opportune.schemas.EventIds;
import org.opportune.schemas.Wire;
import org.opportune.schemas.event.Call;
import org.opportune.schemas.event.Counterpart;
import org.opportune.schemas.event.Device;
import org.opportune.schemas.event.Direction;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.event.EventId;
import org.opportune.schemas.event.EventKind;
import org.opportune.schemas.event.Location;
import org.opportune.schemas.event.LocationKind;
import org.opportune.schemas.event.Message;
import org.opportune.schemas.event.NumberClass;
import org.opportune.schemas.fact.Attribute;
import org.opportune.schemas.fact.Consent;
import org.opportune.schemas.fact.Purpose;
import org.opportune.schemas.fact.Tag;
import org.opportune.schemas.match.Match;
import org.opportune.subscriber.Definitions;
import org.opportune.subscriber.FeedLiveness;
import org.opportune.subscriber.MatchesOnly;
import org.opportune.subscriber.StepOutput;
import org.opportune.subscriber.Subscriber;
import org.opportune.subscriber.SubscriberStep;
import org.opportune.subscriber.profile.HotProfile;

class CaptureVerbTest {
    private static final long START = Instant.parse("2026-03-01T08:00:00Z").toEpochMilli();
    private static final long MINUTE = 60_000;
    private static final long MSISDN = 8613812345678L;
    private static final Wire<Event> WIRE = Wire.of(Event.class);

    private static final String SCENARIO = """
            scenario: far-callers
            title: Three different far numbers from an airport
            steps:
              - count: 3
                on: CALL_ENDED
                in: 2h
                distinct: counterpart
                where: event.counterpart.inClass("far") && event.cell.inPlace("airport")
            """;
    private static final String TABLES = """
            places:
              - place: city-airport
                category: airport
                locations: ["460-00-4102-2001", "460-00-4102-2002"]
              - place: home-street
                category: apartments
                locations: ["460-00-4999-9001"]
            """;
    private static final String NUMBERS = """
            numbers:
              - {class: far, prefixes: ["0"]}
              - {class: near, prefixes: ["021"]}
            """;

    @TempDir
    Path folder;

    private Path scenario;
    private Path archive;

    @BeforeEach
    void write() throws IOException {
        scenario = Files.writeString(folder.resolve("scenario.yaml"), SCENARIO);
        Files.writeString(folder.resolve("places.yaml"), TABLES);
        Files.writeString(folder.resolve("numbers.yaml"), NUMBERS);
        archive = folder.resolve("archive");
        try (ArchiveWriter writer = ArchiveWriter.create(archive, "test")) {
            writer.feed("a-interface");
            for (Event.Builder event : events()) {
                add(writer, event, Envelope.Verdict.ON_TIME);
            }
            add(writer, call(130, "0106667777", "460-00-4102-2001"), Envelope.Verdict.LATE);
            writer.seal();
        }
    }

    private static void add(ArchiveWriter writer, Event.Builder builder, Envelope.Verdict verdict) throws IOException {
        Event event = builder.build();
        writer.add(Envelope.of(event, WIRE.encode(event)).ordered(event.getHappenedMs(), verdict));
    }

    private static Event.Builder event(double minute, EventKind kind) {
        long atMs = START + Math.round(minute * MINUTE);
        return Event.newBuilder()
                .setId(new EventId(EventIds.event("a-interface", kind + "-" + minute)))
                .setSource("a-interface")
                .setMsisdn(MSISDN)
                .setKind(kind)
                .setHappenedMs(atMs)
                .setKnownMs(atMs);
    }

    private static Event.Builder call(double minute, String counterpart, String cell) {
        return event(minute, EventKind.CALL_ENDED)
                .setCall(new Call(Direction.ORIGINATING, 44L, null))
                .setLocation(new Location(LocationKind.CELL, cell))
                .setCounterpart(new Counterpart(counterpart, 1, 1, NumberClass.SUBSCRIBER, 861012345678L));
    }

    private static List<Event.Builder> events() {
        List<Event.Builder> events = new ArrayList<>(List.of(
                event(-90, EventKind.CONSENT)
                        .setFact(Consent.newBuilder()
                                .setGranted(true)
                                .setPurpose(Purpose.MARKETING)
                                .setProof("form 4711")
                                .build()),
                event(-80, EventKind.TAG).setFact(new Tag("vip", true, null, null)),
                event(-79, EventKind.TAG).setFact(new Tag("vip", false, null, null)),
                event(-70, EventKind.ATTRIBUTE).setFact(new Attribute("zone", "Asia/Shanghai")),
                event(-60, EventKind.ATTRIBUTE).setFact(new Attribute("birthday", "1980-05-17")),
                event(-50, EventKind.POWER_ON)
                        .setDevice(new Device("00440037", null))
                        .setLocation(new Location(LocationKind.CELL, "460-00-4999-9001")),
                call(0, "01012345678", "460-00-4102-2001"),
                call(10.00205, "01012345678", "460-00-4102-2001"),
                call(20, "02112345678", "460-00-4102-2001"),
                call(30, "01087654321", "460-00-4102-2002"),
                call(40, "01011112222", "460-00-4999-9001"),
                event(50, EventKind.SMS_SENT)
                        .setMessage(new Message(Direction.ORIGINATING, "SECRET", "Secret meeting at nine", null))
                        .setCounterpart(new Counterpart("13812345678", 1, 1, NumberClass.SUBSCRIBER, 8613812345678L)),
                call(60, "10086", "460-00-4102-2001")
                        .setCounterpart(new Counterpart("10086", -1, -1, NumberClass.SERVICE, null)),
                call(70, "01099998888", "460-00-4102-2002")));
        return events;
    }

    private Typed capture(String out, String... more) {
        List<String> args = new ArrayList<>(List.of("capture", "--archive", archive.toString()));
        args.addAll(List.of("--scenario", scenario.toString()));
        args.addAll(List.of("--with", folder.resolve("places.yaml").toString()));
        args.addAll(List.of("--with", folder.resolve("numbers.yaml").toString()));
        args.addAll(List.of("-o", folder.resolve(out).toString()));
        args.addAll(List.of(more));
        return Typed.opportune(args.toArray(String[]::new));
    }

    private Typed typing(String input, String out, String... more) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        try {
            List<String> args = new ArrayList<>(List.of("--number", "-"));
            args.addAll(List.of(more));
            return capture(out, args.toArray(String[]::new));
        } finally {
            System.setIn(before);
        }
    }

    private ScenarioTest read(String out) throws IOException {
        return Objects.requireNonNull(Language.tests(out, Files.readString(folder.resolve(out)))
                        .value())
                .get(0);
    }

    @Test
    void aJourneyIsTheSameAndNobodyIsInIt() throws IOException {
        Typed typed = typing("+8613812345678\n", "all.yaml");
        assertThat(typed.err()).isEmpty();
        assertThat(typed.code()).isZero();
        assertThat(typed.out())
                .startsWith("captured 13 events, 1 match: " + folder.resolve("all.yaml") + "\n")
                .contains(
                        "not held: 1 x event that came late: it was shown to no scenario",
                        "not held: 1 x event without words for it: ATTRIBUTE that nobody asks for",
                        "not held: 1 x field that tests have no word for, or nobody asks for: Consent.proof",
                        "not held: 1 x field that tests have no word for, or nobody asks for: message.text");
        String text = Files.readString(folder.resolve("all.yaml"));
        assertThat(text)
                .doesNotContain("13812345678", "12345678", "87654321", "4711", "1980", "meeting", "SECRET")
                .doesNotContain("4102", "4999", "home-street")
                .contains("\"10086\"", "Asia/Shanghai", "\"00440037\"", "start: \"2026-03-01T06:30:00Z\"")
                .contains("# Not held: 1 x event that came late", "test: up to just before its first match");
        ScenarioTest test = read("all.yaml");
        assertThat(test.matchesAtMs()).containsExactly(START + 70 * MINUTE);
        assertThat(test.events().get(6).getHappenedMs()).isEqualTo(START + 600_123);
        List<String> numbers = test.events().stream()
                .filter(event -> event.getKind() == EventKind.CALL_ENDED)
                .map(event -> event.getCounterpart().getDigits())
                .toList();
        assertThat(numbers.get(0)).isEqualTo(numbers.get(1)).hasSize(11).startsWith("0");
        assertThat(numbers.get(2)).startsWith("021").hasSize(11);
        assertThat(new TreeSet<>(numbers)).hasSize(6);
    }

    @Test
    void aWindowBeginsWithWhatWasKnown() throws IOException {
        Typed typed =
                typing(MSISDN + "\n", "some.yaml", "--from", "2026-03-01T08:35:00Z", "--to", "2026-03-01T09:20:00Z");
        assertThat(typed.out())
                .contains(
                        "not held: 1 x other matches than in the archive, whose steps may have begun before the window:"
                                + " found=0 archive=1");
        ScenarioTest test = read("some.yaml");
        assertThat(test.startMs()).isEqualTo(START - 50 * MINUTE);
        assertThat(test.events().subList(0, 3))
                .allSatisfy(event -> assertThat(event.getHappenedMs()).isEqualTo(test.startMs()))
                .extracting(event -> event.getKind())
                .containsExactly(EventKind.CONSENT, EventKind.TAG, EventKind.ATTRIBUTE);
        assertThat(((Tag) test.events().get(1).getFact()).getPresent()).isFalse();
        assertThat(test.events().get(3).getKind()).isEqualTo(EventKind.POWER_ON);
        assertThat(test.events().get(4).getHappenedMs()).isEqualTo(START + 30 * MINUTE);
        assertThat(test.events().get(5).getHappenedMs()).isEqualTo(START + 40 * MINUTE);
        assertThat(test.untilMs()).isEqualTo(START + 80 * MINUTE - 1);
    }

    /** A number is where a shell does not see it, or in a match's id. */
    @Test
    void aSubscriberIsFoundByAMatch() throws IOException {
        String match = match();
        Path result = Files.createDirectories(folder.resolve("tried"));
        Files.writeString(
                result.resolve("decisions.jsonl"),
                "{\"subscriber\":\"s1\",\"scenario\":\"other\",\"match\":\"" + "0".repeat(32) + "\"}\n"
                        + "{\"subscriber\":\"s1\",\"scenario\":\"far-callers\",\"match\":\"" + match + "\"}\n");
        assertThat(capture("one.yaml", "--match", match).code()).isZero();
        assertThat(capture("two.yaml", "--subscriber", "s1", "--result", result.toString())
                        .code())
                .isZero();
        typing(MSISDN + "\n", "three.yaml");
        for (String other : List.of("two.yaml", "three.yaml")) {
            assertThat(folder.resolve(other)).hasSameTextualContentAs(folder.resolve("one.yaml"));
        }
        Typed nobody = capture("four.yaml", "--match", "0".repeat(32));
        assertThat(nobody.code()).isEqualTo(Opportune.FINDINGS);
        assertThat(nobody.err())
                .startsWith("nothing was captured: nobody in the archive has this match of this scenario");
        assertThat(capture("four.yaml", "--subscriber", "s2", "--result", result.toString())
                        .err())
                .isEqualTo(
                        "nothing was captured: no match of far-callers has this subscriber there: --subscriber=s2\n");
    }

    /** The only one, as the step of the jobs makes it. */
    private static String match() {
        Definitions definitions = new Definitions(
                List.of(Language.scenario("s", SCENARIO).get()),
                List.of(),
                null,
                Language.places("p", TABLES).get(),
                List.of(),
                List.of(),
                Language.numbers("n", NUMBERS).get());
        List<Match> matches = new ArrayList<>();
        StepOutput out = new MatchesOnly() {
            @Override
            public void matched(Match match, int decisions) {
                matches.add(match);
            }
        };
        SubscriberStep step = new SubscriberStep(orderMs -> definitions, new FeedLiveness(1L << 40));
        Subscriber subscriber = new Subscriber(MSISDN, new HotProfile(), msisdn -> Subscriber.emptyCold());
        for (Event.Builder builder : events()) {
            Event event = builder.build();
            Envelope placed = Envelope.of(event, WIRE.encode(event));
            step.onEvent(subscriber, placed.ordered(placed.happenedMs(), Envelope.Verdict.ON_TIME), out);
        }
        assertThat(matches).hasSize(1);
        return HexFormat.of().formatHex(matches.get(0).getId().bytes());
    }

    @Test
    void whatCannotBeIsRefused() throws IOException {
        Map<String, String> wrong = Map.of(
                "8613999999999",
                "nothing was captured: the archive has no event of this subscriber up to the window's end\n");
        wrong.forEach((number, says) -> {
            Typed typed = typing(number + "\n", "x.yaml");
            assertThat(typed).isEqualTo(new Typed(Opportune.FINDINGS, "", says));
        });
        assertThat(typing(MSISDN + "\n", "x.yaml", "--to", "2026-03-01T06:00:00Z")
                        .err())
                .startsWith("the window holds nothing of the archive, which goes from 2026-03-01T06:30:00Z to ");
        assertThat(typing(MSISDN + "\n", "x.yaml", "--from", "2026-03-01T08:41:00Z", "--to", "2026-03-01T08:42:00Z")
                        .err())
                .isEqualTo("nothing was captured: the archive has no event of this subscriber in the window\n");
        Typed typed = capture("x.yaml", "--number", String.valueOf(MSISDN));
        assertThat(typed.code()).isEqualTo(Opportune.USAGE);
        assertThat(typed.err())
                .startsWith("must be -: a number is read from standard input")
                .doesNotContain(String.valueOf(MSISDN));
        assertThat(typing("nobody\n", "x.yaml").err()).startsWith("no number on standard input");
        assertThat(folder.resolve("x.yaml")).doesNotExist();
        Files.writeString(folder.resolve("x.yaml"), "precious");
        assertThat(typing(MSISDN + "\n", "x.yaml").err())
                .isEqualTo("exists already: --out=" + folder.resolve("x.yaml") + "\n");
        assertThat(folder.resolve("x.yaml")).hasContent("precious");
        assertThat(typing(MSISDN + "\n", "x.yaml", "--force").code()).isZero();
    }

    @Test
    void theFixtureIsWhatTestAndExplainRun() throws IOException {
        Path own = Files.createDirectories(folder.resolve("own"));
        Files.copy(scenario, own.resolve("scenario.yaml"));
        typing(MSISDN + "\n", "own/tests.yaml");
        Typed tested = Typed.opportune("test", own.toString());
        assertThat(tested.out()).endsWith("1 scenario, 2 tests, 0 failed\n");
        assertThat(tested.code()).isZero();
        Typed told = Typed.opportune(
                "explain",
                scenario.toString(),
                "--journey",
                own.resolve("tests.yaml").toString());
        assertThat(told.code()).as(told.out()).isZero();
        assertThat(told.out()).contains("expected +2h40m, found +2h40m");
        assertThat(Typed.opportune("fmt", "--check", own.resolve("tests.yaml").toString())
                        .code())
                .isZero();
    }
}
