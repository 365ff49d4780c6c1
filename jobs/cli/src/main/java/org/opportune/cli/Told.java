package org.opportune.cli;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.opportune.language.ScenarioTest;
import org.opportune.language.Watched;
import org.opportune.language.files.DefinitionFile;
import org.opportune.model.Campaign;
import org.opportune.model.Phrase;
import org.opportune.model.Scenario;
import org.opportune.subscriber.Definitions;
import org.opportune.subscriber.explain.Explainer;
import org.opportune.subscriber.explain.Explanation;
import org.opportune.subscriber.explain.Journey;
import org.opportune.subscriber.explain.Moment;

/** A test's journey, explained. */
record Told(String scenario, ScenarioTest test, Explanation explanation) {
    /** Runs the journey, also of a scenario that does not run yet. */
    static Told of(Beside beside, ScenarioTest test) {
        Explainer explainer = new Explainer();
        Scenario scenario =
                Watched.scenario(beside.scenario().scenario().orElseThrow().live(), explainer.witness());
        List<Campaign> campaigns = beside.campaigns().stream()
                .map(campaign -> Watched.campaign(campaign, explainer.witness()))
                .toList();
        Explanation explanation =
                explainer.explain(scenario.id(), definitions(scenario, campaigns, beside, test), journey(test));
        return new Told(scenario.id(), test, explanation);
    }

    /** What is in force during a test; of tables that both have, the test's. */
    static Definitions definitions(Scenario scenario, List<Campaign> campaigns, Beside beside, ScenarioTest test) {
        return new Definitions(
                List.of(scenario),
                campaigns,
                beside.policy().orElse(null),
                or(test.places(), beside.all(DefinitionFile::places)),
                or(test.handsets(), beside.all(DefinitionFile::handsets)),
                or(test.calendar(), beside.all(DefinitionFile::calendar)),
                or(test.numbers(), beside.all(DefinitionFile::numbers)));
    }

    static Journey journey(ScenarioTest test) {
        return new Journey(ScenarioTest.SUBSCRIBER, test.startMs(), test.events(), test.untilMs());
    }

    private static <T> List<T> or(List<T> own, List<T> others) {
        return own.isEmpty() ? others : own;
    }

    /** For people. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(scenario + ": " + test.name());
        lines.add("  expected " + times(test.matchesAtMs()) + ", found " + times(explanation.matchesAtMs()));
        for (Moment moment : explanation.moments()) {
            lines.add(
                    pad("  " + after(moment.atMs()), 10) + Instant.ofEpochMilli(moment.atMs()) + "  " + moment.what());
            moment.notes()
                    .forEach(note -> lines.add(pad(" ".repeat(12) + Report.word(note.change()), 23) + note.text()));
        }
        explanation.open().forEach(open -> lines.add("  open at the end: " + open));
        if (explanation.nearest() != null) {
            lines.add("  nearest miss: " + explanation.nearest());
        }
        lines.add("");
        return lines;
    }

    Map<String, Object> asJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("test", test.name());
        json.put("expected", instants(test.matchesAtMs()));
        json.put("found", instants(explanation.matchesAtMs()));
        json.put("moments", explanation.moments().stream().map(this::asJson).toList());
        json.put("open", explanation.open());
        if (explanation.nearest() != null) {
            json.put("nearest", explanation.nearest());
        }
        return json;
    }

    private Map<String, Object> asJson(Moment moment) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("at", Instant.ofEpochMilli(moment.atMs()).toString());
        json.put("after", after(moment.atMs()));
        json.put("occasion", Report.word(moment.occasion()));
        json.put("what", moment.what());
        json.put("notes", moment.notes().stream().map(Told::asJson).toList());
        return json;
    }

    private static Map<String, Object> asJson(Moment.Note note) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("change", Report.word(note.change()));
        json.put("text", note.text());
        return json;
    }

    private String times(List<Long> timesMs) {
        return timesMs.isEmpty()
                ? "nothing"
                : String.join(", ", timesMs.stream().map(this::after).toList());
    }

    private String after(long timeMs) {
        return "+" + Phrase.duration(timeMs - test.startMs());
    }

    private static List<String> instants(List<Long> timesMs) {
        return timesMs.stream().map(ms -> Instant.ofEpochMilli(ms).toString()).toList();
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(1, width - text.length()));
    }
}
