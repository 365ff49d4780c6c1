package org.opportune.pipeline.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opportune.language.Language;
import org.opportune.model.Scenario;
import org.opportune.pipeline.Texts;
import org.opportune.schemas.control.Control;
import org.opportune.schemas.control.ControlKind;
import org.opportune.schemas.event.EventKind;

class PatternsTest {
    private static final String CEP = Texts.TOP_UP + "engine: flink-cep\n";

    @Test
    void everythingThatStandsInTheWayIsTold() {
        List<String> problems = new ArrayList<>();
        Patterns patterns = Patterns.of(
                List.of(
                        new Patterns.Text("good.yaml", CEP),
                        new Patterns.Text("ours.yaml", Texts.TOP_UP),
                        new Patterns.Text("bad.yaml", Texts.STAY + "engine: flink-cep\n"),
                        new Patterns.Text(
                                "java.yaml", "scenario: j\ntitle: J\nengine: flink-cep\npattern: nobodys-1\n")),
                problems);
        assertThat(problems)
                .contains(
                        "ours.yaml: only what Flink CEP runs is part of a job, write engine: flink-cep: scenario=top-up",
                        "bad.yaml:4:5: Flink CEP cannot say this: step=dwell",
                        "java.yaml: no such pattern in Java on the class path: pattern=nobodys-1,"
                                + " known=[rising-top-ups-1]");
        assertThat(patterns.byVersion()).hasSize(1);
        assertThat(patterns.kinds()).containsExactlyInAnyOrder(EventKind.TOP_UP, EventKind.CALL_ENDED);
    }

    @Test
    void ofWhatIsPublishedEveryVersionThatFlinkCepRuns() {
        Control first = Texts.publish(ControlKind.SCENARIO, "top-up", CEP);
        Control second = Texts.publish(ControlKind.SCENARIO, "top-up", CEP.replace("30m", "40m"));
        Control draft = Texts.publish(ControlKind.SCENARIO, "top-up", CEP.replace("30m", "50m") + "status: draft\n");
        Control ours = Texts.publish(ControlKind.SCENARIO, "silence", Texts.SILENCE);
        Patterns patterns = Patterns.published(
                List.of(first, second, first, draft, ours, Texts.retire(ControlKind.SCENARIO, "top-up")));
        assertThat(patterns.byVersion().keySet()).hasSize(2).allMatch(version -> version.startsWith("top-up-"));
        assertThat(Patterns.published(List.of(ours)).isEmpty()).isTrue();
    }

    @Test
    void whatAJobWasNotSubmittedWithItCannotRun() {
        PatternNames names = Patterns.published(List.of(Texts.publish(ControlKind.SCENARIO, "top-up", CEP)))
                .names();
        Scenario same =
                Language.scenario("s", CEP + "owner: retail\nstatus: shadow\n").get();
        Scenario other = Language.scenario("s", CEP.replace("30m", "40m")).get();
        Scenario retired = Language.scenario("s", CEP.replace("30m", "40m") + "status: retired\n")
                .get();
        Scenario ours = Language.scenario("s", Texts.SILENCE).get();
        assertThat(names.missing(List.of(same, retired, ours))).isEmpty();
        names.require(List.of(same, retired, ours));
        assertThat(names.missing(List.of(other)))
                .singleElement()
                .asString()
                .startsWith("engine: flink-cep runs in jobs that were submitted with it, and this one was not; name its"
                        + " file in engagement.patterns and submit the job again: scenario=top-up, fingerprint=")
                .contains("in the job=[top-up-");
        assertThatThrownBy(() -> names.require(List.of(other)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith(
                        "a scenario is in force that this job cannot run, retire it first or keep its file");
    }
}
