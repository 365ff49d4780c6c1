package org.opportune.language;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opportune.library.Library;
import org.opportune.schemas.decision.RefusalReason;
import org.opportune.schemas.event.Direction;
import org.opportune.schemas.event.NumberClass;
import org.opportune.schemas.event.RadioTechnology;
import org.opportune.schemas.fact.Channel;
import org.opportune.schemas.fact.ListName;
import org.opportune.schemas.fact.Purpose;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The schemas for editors and the reader say the same of keys, and the schema refuses nothing that the reader takes. */
class SchemaTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path SOURCES = Path.of("src", "main", "java", "org", "opportune", "language");
    private static final Path README = Path.of("..", "README.md");
    private static final Pattern LITERAL = Pattern.compile("\"([a-z][a-z-]*)\"");
    private static final Pattern UNKNOWN = Pattern.compile("unknown key in [^:]*: key=([a-z-]+).*");
    private static final int AT_ONCE = 100;

    private static JsonNode schema(String kind) {
        try {
            return JSON.readTree(Library.schema(kind));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static final Map<String, JsonSchema> VALIDATORS = Map.of(
            "scenario", validator("scenario"),
            "campaign", validator("campaign"),
            "tests", validator("tests"),
            "segments", validator("segments"));

    private static JsonSchema validator(String kind) {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(schema(kind));
    }

    private static Set<ValidationMessage> validated(String kind, String text) {
        return Objects.requireNonNull(VALIDATORS.get(kind))
                .validate(node(new Load(LoadSettings.builder().build()).loadFromString(text)));
    }

    /** What YAML takes for nothing is a text to the reader. */
    private static JsonNode node(Object value) {
        if (value instanceof Map<?, ?> map) {
            ObjectNode object = JSON.createObjectNode();
            map.forEach((key, each) -> object.set(String.valueOf(key), node(each)));
            return object;
        }
        if (value instanceof List<?> list) {
            ArrayNode array = JSON.createArrayNode();
            list.forEach(each -> array.add(node(each)));
            return array;
        }
        return value == null ? TextNode.valueOf("null") : JSON.valueToTree(value);
    }

    static List<String> verbs() {
        List<String> verbs = new ArrayList<>();
        schema("scenario").at("/definitions/step/allOf").forEach(rule -> verbs.add(verb(rule)));
        return verbs;
    }

    private static String verb(JsonNode rule) {
        return rule.at("/if/required/0").asText();
    }

    private static JsonNode rule(String verb) {
        for (JsonNode rule : schema("scenario").at("/definitions/step/allOf")) {
            if (verb(rule).equals(verb)) {
                return rule;
            }
        }
        throw new AssertionError(verb);
    }

    private static Set<String> words(JsonNode list) {
        Set<String> words = new TreeSet<>();
        list.forEach(word -> words.add(word.asText()));
        return words;
    }

    private static Set<String> keys(JsonNode properties) {
        Set<String> keys = new TreeSet<>();
        properties.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    /** Every word of the reader's own that could be a key. */
    private static Set<String> candidates() throws IOException {
        Set<String> words = new TreeSet<>();
        try (Stream<Path> files = Files.list(SOURCES)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                Matcher matcher = LITERAL.matcher(Files.readString(file));
                while (matcher.find()) {
                    words.add(matcher.group(1));
                }
            }
        }
        for (String pointer : List.of("/properties", "/definitions/step/properties")) {
            words.addAll(keys(schema("scenario").at(pointer)));
        }
        words.addAll(keys(schema("campaign").at("/properties")));
        words.addAll(keys(schema("tests").at("/definitions/event/properties")));
        return words;
    }

    /**
     * The keys that the reader knows at the place of {@code §} in the text.
     *
     * @param there already in the text at this place, or meaning something else there
     */
    private static Set<String> known(String kind, String text, Collection<String> there) throws IOException {
        List<String> asked = new ArrayList<>(candidates());
        asked.removeAll(there);
        Set<String> known = new TreeSet<>(asked);
        for (int from = 0; from < asked.size(); from += AT_ONCE) {
            String more = String.join(": x, ", asked.subList(from, Math.min(asked.size(), from + AT_ONCE))) + ": x";
            for (Problem problem :
                    Texts.read(kind + ".yaml", text.replace("§", more)).problems()) {
                Matcher matcher = UNKNOWN.matcher(problem.rule());
                if (matcher.matches()) {
                    known.remove(matcher.group(1));
                }
            }
        }
        assertThat(known).as("the text is read as far as its end").hasSizeLessThan(asked.size());
        known.addAll(there);
        return known;
    }

    @Test
    void shouldKnowTheKeysOfAScenario() throws IOException {
        assertThat(known("scenario", "{scenario: a, §}", List.of("scenario")))
                .isEqualTo(keys(schema("scenario").get("properties")));
    }

    @ParameterizedTest
    @MethodSource("verbs")
    void shouldKnowTheKeysOfAStep(String verb) throws IOException {
        Set<String> expected = words(rule(verb).at("/then/propertyNames/enum"));
        Set<String> others = new HashSet<>(verbs());
        others.removeAll(expected);
        String text = "{scenario: a, title: b, steps: [{" + verb + ": x, "
                + (expected.contains("on") && !verb.equals("on") ? "on: BILL, " : "") + "§}]}";
        Set<String> there = new TreeSet<>(others);
        there.add(verb);
        there.add("on");
        Set<String> known = known("scenario", text, there);
        known.removeAll(others);
        if (!expected.contains("on")) {
            known.remove("on");
        }

        assertThat(known).isEqualTo(expected);
        assertThat(keys(schema("scenario").at("/definitions/step/properties"))).containsAll(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "scenario | {steps: [{on: {any: [{on: BILL, §}]}}]}        | on | /definitions/any/properties/any/items",
                "scenario | {steps: [{on: {all: [{on: BILL, §}]}}]}        | on | /definitions/all/properties/all/items",
                "scenario | {steps: [{riding: {cells: 4, §}}]}             | cells | /definitions/step/properties/riding",
                "scenario | {steps: [{changes: {capability: mms, §}}]}     | capability | /definitions/step/properties/changes/anyOf/1",
                "tests    | {scenario: a, §}                               | scenario | ",
                "tests    | {tests: [{test: a, §}]}                        | test | /definitions/test",
                "tests    | {tests: [{decisions: [{at: 1m, §}]}]}          | at | /definitions/decision",
                "segments | {segments: x, §}                               | segments | ",
                "segments | {segments: [{segment: a, §}]}                  | segment | /definitions/segment",
                "segments | {segments: [{needs: [{need: a, §}]}]}          | need | /definitions/need",
                "segments | {packages: [{package: a, §}]}                  | package | /definitions/package",
                "campaign | {campaign: a, §}                               | campaign | ",
                "campaign | {campaign: a, limits: {cool-down: 1d, §}}      | cool-down | /properties/limits",
            })
    void shouldKnowTheKeysWithin(String kind, String text, String there, String pointer) throws IOException {
        assertThat(known(kind, text, List.of(there)))
                .isEqualTo(keys(schema(kind).at((pointer == null ? "" : pointer) + "/properties")));
    }

    /** Each kind has its own keys; an editor knows those of all. */
    @Test
    void shouldKnowTheKeysOfAllEvents() throws IOException {
        Set<String> known = new TreeSet<>();
        for (String kind : List.of(
                "CALL_ENDED",
                "SMS_SENT",
                "DATA_SESSION",
                "PURCHASE",
                "TAG",
                "ATTRIBUTE",
                "BILL",
                "QUOTA_USAGE",
                "CONTRACT",
                "CONSENT",
                "LIST_MEMBERSHIP")) {
            // A service is what lets an event have the others of one.
            String service = kind.equals("PURCHASE") ? "service: x, " : "";
            String text = "{tests: [{events: [{at: 1m, kind: " + kind + ", " + service + "§}]}]}";
            known.addAll(known("tests", text, List.of("at", "kind", "service")));
        }
        assertThat(known).isEqualTo(keys(schema("tests").at("/definitions/event/properties")));
    }

    @Test
    void shouldKnowTheSameWordsInTests() {
        JsonNode event = schema("tests").at("/definitions/event/properties");
        assertThat(words(event.at("/radio/enum"))).isEqualTo(names(RadioTechnology.values()));
        assertThat(words(event.at("/counterpart-class/enum"))).isEqualTo(names(NumberClass.values()));
        assertThat(words(event.at("/direction/enum"))).isEqualTo(names(Direction.values()));
        assertThat(words(event.at("/purpose/enum"))).isEqualTo(said(Purpose.values()));
        assertThat(words(event.at("/list/enum"))).isEqualTo(said(ListName.values()));
        assertThat(words(event.at("/channel/enum"))).isEqualTo(said(Channel.values()));
        Set<String> verdicts = names(RefusalReason.values());
        verdicts.removeAll(Set.of("UNRECOGNISED", "NO_CAMPAIGN"));
        verdicts.add(ExpectedDecision.PUSH);
        assertThat(words(schema("tests").at("/definitions/decision/properties/is/enum")))
                .isEqualTo(verdicts);
    }

    private static Set<String> names(Enum<?>[] constants) {
        return Stream.of(constants).map(Enum::name).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> said(Enum<?>[] constants) {
        return Stream.of(constants).map(Words::word).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void shouldKnowTheSameWords() {
        JsonNode scenario = schema("scenario");
        JsonNode step = scenario.at("/definitions/step/properties");

        assertThat(words(scenario.at("/definitions/kind/anyOf/0/enum")))
                .isEqualTo(Words.kinds().keySet());
        assertThat(words(step.at("/distinct/enum"))).isEqualTo(StepReader.DISTINCT.keySet());
        assertThat(words(step.at("/sum/enum"))).isEqualTo(StepReader.ADDED.keySet());
        assertThat(words(step.at("/average/enum"))).isEqualTo(StepReader.ADDED.keySet());
        assertThat(words(step.at("/changes/anyOf/1/properties/capability/enum")))
                .isEqualTo(MomentReader.CAPABILITIES.keySet());
        assertThat(verbs()).containsExactlyInAnyOrderElementsOf(StepReader.VERBS);
    }

    @Test
    void shouldTakeTheLibraryAndPointFromEachFile() {
        for (Library.Entry entry : Library.entries()) {
            assertThat(validated("scenario", entry.scenario())).as(entry.id()).isEmpty();
            assertThat(validated("campaign", entry.campaign())).as(entry.id()).isEmpty();
            assertThat(validated("tests", entry.tests())).as(entry.id()).isEmpty();
            assertThat(entry.tests()).startsWith("# yaml-language-server: $schema=../tests.schema.json\n");
            assertThat(entry.scenario()).startsWith("# yaml-language-server: $schema=../scenario.schema.json\n");
        }
        assertThat(validated("segments", Library.segments())).isEmpty();
        assertThat(Library.segments()).startsWith("# yaml-language-server: $schema=segments.schema.json\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"everything.scenario", "moments.scenario", "sequence.scenario", "campaign"})
    void shouldTakeWhatIsRight(String name) {
        String kind = name.replaceAll(".*\\.", "");

        assertThat(validated(kind, Texts.right(name + ".yaml"))).isEmpty();
    }

    /** Where the reader has nothing against a spoilt text, an editor must not have either. */
    @Test
    void shouldTakeWhateverTheReaderTakes() {
        int taken = 0;
        for (long seed = 0; seed < 2_000; seed++) {
            Mess.Text text = new Mess(seed).text();
            String kind = text.name().replaceAll("(.*\\.)?([a-z]+)\\.yaml", "$2");
            boolean has = VALIDATORS.containsKey(kind);
            if (has && Texts.read(text.name(), text.text()).ok()) {
                taken++;
                assertThat(validated(kind, text.text()))
                        .as("seed=%d\n%s", seed, text.text())
                        .isEmpty();
            }
        }
        assertThat(taken).isGreaterThan(50);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{scenario: a, steps: [{on: BILL}]}",
                "{scenario: A, title: b, steps: [{on: BILL}]}",
                "{scenario: a, title: b, steps: []}",
                "{scenario: a, title: b, steps: [{on: BIL}]}",
                "{scenario: a, title: b, steps: [{where: 'true'}]}",
                "{scenario: a, title: b, steps: [{on: BILL, for: 3h}]}",
                "{scenario: a, title: b, steps: [{on: BILL, not: TAG}]}",
                "{scenario: a, title: b, steps: [{dwell: here}]}",
                "{scenario: a, title: b, steps: [{dwell: here, for: 3 hours}]}",
                "{scenario: a, title: b, steps: [{sum: amount, on: BILL, in: 3d}]}",
                "{scenario: a, title: b, steps: [{sum: amount, on: BILL, in: 3d, over: 1, under: 2}]}",
                "{scenario: a, title: b, steps: [{count: 3, on: {all: [{on: BILL}, {on: TAG}]}, in: 3d}]}",
                "{scenario: a, title: b, steps: [{riding: {cells: 3}}]}",
                "{scenario: a, title: b, steps: [{riding: {in: 12m}}]}",
                "{scenario: a, title: b, steps: [{on: BILL}], status: alive}",
                "{scenario: a, title: b, steps: [{on: BILL}], within: ''}",
                "{scenario: a, title: b, steps: [{on: BILL}], tempo: 1}",
            })
    void shouldRefuseWhatTheReaderRefuses(String text) {
        assertThat(Language.scenario("a.yaml", text).ok()).isFalse();
        assertThat(validated("scenario", text)).isNotEmpty();
    }

    /** Recorded journeys do not keep to seconds. */
    @ParameterizedTest
    @CsvSource({"45m12.345s, 2712345", "0.007s, 7", "1d0.500s, 86400500", "12s, 12000"})
    void timesOfTestsHaveThousandths(String at, long afterMs) {
        String text = "{scenario: a, tests: [{test: b, events: [{at: " + at + ", kind: BILL}], expect: []}]}";
        ScenarioTest test = Language.tests("a.yaml", text).get().get(0);
        assertThat(test.events().get(0).getHappenedMs() - test.startMs()).isEqualTo(afterMs);
        assertThat(validated("tests", text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5s", "1.2345s", ".345s", "1.345m", "1.345"})
    void otherFractionsAreNone(String at) {
        String text = "{scenario: a, tests: [{test: b, events: [{at: \"" + at + "\", kind: BILL}], expect: []}]}";
        assertThat(Language.tests("a.yaml", text).ok()).isFalse();
        assertThat(validated("tests", text)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{scenario: a}",
                "{scenario: a, tests: []}",
                "{scenario: a, tests: [{test: b, events: [], expect: []}]}",
                "{scenario: a, tests: [{test: b, events: [{at: 1m, kind: BILL}]}]}",
                "{scenario: a, tests: [{test: b, events: [{kind: BILL}], expect: []}]}",
                "{scenario: a, tests: [{test: b, events: [{at: soon, kind: BILL}], expect: []}]}",
                "{scenario: a, tests: [{test: b, events: [{at: 1m, kind: BILL, amount: x}], expect: []}]}",
                "{scenario: a, tests: [{test: b, events: [{at: 1m, kind: BILL, tags: x}], expect: []}]}",
                "{scenario: a, tests: [{test: b, events: [{at: 1m, kind: BILL}], expect: [x]}]}",
                "{scenario: a, tests: [{test: b, events: [{at: 1m, kind: BILL}], expect: [], decisions: [{at: 1m}]}]}",
                "{scenario: a, tests: [{test: b, events: [{at: 1m, kind: BILL}], expect: [], decision: []}]}",
            })
    void shouldRefuseTestsThatTheReaderRefuses(String text) {
        assertThat(Language.tests("a.yaml", text).ok()).isFalse();
        assertThat(validated("tests", text)).isNotEmpty();
    }

    @Test
    void shouldBeTheReferenceInTheReadme() throws IOException {
        String text = Files.readString(README);
        SchemaPages pages = new SchemaPages(schema("scenario"));
        String written = between(between(text, "steps", pages.steps()), "whole", pages.whole());
        if (Boolean.getBoolean("opportune.write")) {
            Files.writeString(README, written);
        }
        assertThat(Files.readString(README))
                .as(
                        "cep-patterns/README.md differs from the schema; write it again: ./mvnw -pl cep-patterns/language -am"
                                + " test -Dtest=SchemaTest -Dsurefire.failIfNoSpecifiedTests=false -Dopportune.write=true")
                .isEqualTo(written);
    }

    private static String between(String text, String what, String page) {
        String begin = "<!-- " + what + ": from scenario.schema.json -->\n";
        String end = "<!-- end of " + what + " -->";
        int from = text.indexOf(begin) + begin.length();
        int until = text.indexOf(end);
        assertThat(until).as("the marks of %s stand in the README", what).isGreaterThan(begin.length());
        return text.substring(0, from) + page + text.substring(until);
    }
}
