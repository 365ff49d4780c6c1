package org.opportune.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.opportune.kafka.KafkaOptions;
import org.opportune.kafka.RecordProducer;
import org.opportune.kafka.RecordWriters;
import org.opportune.kafka.Topic;
import org.opportune.kafka.TopicContents;
import org.opportune.kafka.Topics;
import org.opportune.language.Language;
import org.opportune.language.files.Publication;
import org.opportune.schemas.control.Control;
import org.opportune.schemas.control.ControlKind;
import org.opportune.schemas.control.ControlVerb;
import picocli.CommandLine;

@ExtendWith(RealBroker.class)
class ControlVerbsTest {
    private static final String EFFECTIVE = "2026-03-01T08:00:00Z";

    @TempDir
    Path folder;

    private KafkaOptions options;

    @BeforeEach
    void topics() {
        options = RealBroker.freshOptions();
        Topics.ensure(options);
    }

    private static void done(Typed typed) {
        assertThat(typed.code()).as("%s", typed.err()).isZero();
    }

    @Test
    void everyFileBecomesARecordAndWhatOthersReferToGoesFirst() throws IOException {
        Typed typed = publish(
                "--effective",
                EFFECTIVE,
                write("offer.yaml", Texts.CAMPAIGN),
                write("policy.yaml", Texts.POLICY),
                write("call.yaml", Texts.CALL),
                write("tests.yaml", Texts.TESTS),
                write("stay.yaml", Texts.SCENARIO),
                write("airports.yaml", Texts.PLACES));
        assertThat(typed.err()).isEmpty();
        assertThat(typed.code()).isZero();
        assertThat(typed.out().lines())
                .containsExactly(
                        "published places/airports from " + EFFECTIVE,
                        "published scenario/after-call from " + EFFECTIVE,
                        "published scenario/long-stay from " + EFFECTIVE,
                        "published policy/house from " + EFFECTIVE,
                        "published campaign/call-offer from " + EFFECTIVE);
        assertThat(asked()).extracting(Standing::name).hasSize(5).startsWith("places/airports");
        assertThat(asked().get(1))
                .isEqualTo(Control.newBuilder()
                        .setKind(ControlKind.SCENARIO)
                        .setVerb(ControlVerb.PUBLISH)
                        .setId("after-call")
                        .setText(Texts.CALL)
                        .setOrigin(folder.resolve("call.yaml").toString())
                        .setAskedMs(Instant.parse(EFFECTIVE).toEpochMilli())
                        .build());
    }

    @Test
    void aScenarioThatSpeaksToNobodySaysSo() throws IOException {
        Typed typed = publish(
                write("call.yaml", Texts.CALL + "status: shadow\n"),
                write("stay.yaml", Texts.SCENARIO + "status: draft\n"),
                write("airports.yaml", Texts.PLACES));
        assertThat(typed.out().lines())
                .contains(
                        "published scenario/after-call (shadow: matched and logged, nobody is spoken to)",
                        "published scenario/long-stay (draft: does not run)");
        assertThat(verb("list").out())
                .contains(
                        "waiting    scenario/after-call (shadow: matched and logged, nobody is spoken to) (",
                        "waiting    scenario/long-stay (draft: does not run) (");
    }

    @Test
    void oneProblemAndNothingIsSent() throws IOException {
        Typed typed = publish(
                write("call.yaml", Texts.CALL), write("offer.yaml", Texts.CAMPAIGN.replace("purpose", "porpoise")));
        assertThat(typed.code()).isEqualTo(Opportune.FINDINGS);
        assertThat(typed.out()).isEmpty();
        assertThat(typed.err()).contains("offer.yaml:4:1: unknown key", "^", "nothing was published: 2 problems");
        assertThat(asked()).isEmpty();
    }

    @Test
    void ofTwoAuthorsAtOnceOneIsToldAndNothingOfTheirsCounts() throws Exception {
        BrokerOptions broker = CommandLine.populateCommand(
                new BrokerOptions(), "--bootstrap", options.bootstrapServers(), "--prefix", options.topicPrefix());
        String call = write("call.yaml", Texts.CALL);
        try (ControlBoard.Turn turn = new ControlBoard(broker).turn()) {
            assertThat(turn.asked()).isEmpty();
            done(publish(call));

            Control mine = Control.newBuilder(asked().get(0)).setText("mine").build();
            assertThatThrownBy(() -> turn.publish(List.of(mine, mine)))
                    .isInstanceOf(ControlBoard.NotDone.class)
                    .hasMessageStartingWith("another author began to publish at the same time");
        }
        assertThat(asked()).extracting(Control::getText).containsExactly(Texts.CALL);
        done(publish(write("call.yaml", Texts.CALL + "status: shadow\n")));
        assertThat(asked()).hasSize(2);
    }

    @Test
    void aVersionSucceedsThoseWhoseOpenRunsGoOnUnderIt() throws IOException {
        String places = write("airports.yaml", Texts.PLACES);
        done(publish(places, write("stay.yaml", Texts.SCENARIO)));
        done(publish(write("stay.yaml", Texts.SCENARIO.replace("45m", "30m"))));
        done(publish(write("stay.yaml", Texts.SCENARIO.replace("45m", "20m"))));
        done(verb("rollback", "scenario/long-stay"));
        done(publish(write("stay.yaml", Texts.SCENARIO.replace("dwell: airport", "dwell: lounge"))));
        List<Control> versions = asked().subList(1, asked().size());
        List<String> prints = versions.stream()
                .map(version -> Language.scenario("", String.valueOf(version.getText()))
                        .get()
                        .fingerprint())
                .toList();
        assertThat(versions)
                .extracting(Control::getSucceeds)
                .containsExactly(
                        List.of(),
                        List.of(prints.get(0)),
                        List.of(prints.get(1), prints.get(0)),
                        List.of(prints.get(2), prints.get(0)),
                        List.of());
    }

    @Test
    void referencesAreLookedUpInWhatIsPublished() throws IOException {
        String offer = write("offer.yaml", Texts.CAMPAIGN);
        done(publish(write("call.yaml", Texts.CALL)));
        done(publish(offer));
        String other = write("other.yaml", Texts.CAMPAIGN.replace("after-call", "after-cal"));
        assertThat(publish(other).err())
                .contains("other.yaml:2:11: no such scenario: scenario=after-cal, did you mean after-call?");
        done(publish(write("airports.yaml", Texts.PLACES)));
        String harbour = write("stay.yaml", Texts.SCENARIO.replace("airport", "harbour"));
        assertThat(publish(harbour).err()).contains("stay.yaml:4:12: no place has this id or category");
        done(publish(write("airports.yaml", Texts.PLACES)));
        assertThat(publish(write("again.yaml", Texts.PLACES)).err())
                .contains("duplicate place: place=city-airport first=what is published");
        assertThat(asked()).hasSize(4);
    }

    @Test
    void aRecordThatNoBrokerWouldTakeIsFoundBefore() throws IOException {
        String long1 = Texts.PLACES + "# " + "x".repeat(Publication.LARGEST_RECORD);
        Typed typed = publish(write("call.yaml", Texts.CALL), write("Big.yaml", long1));
        assertThat(typed.err())
                .contains("too long to be published in one piece", "the id of a list of places is its file's name");
        assertThat(asked()).isEmpty();
    }

    @Test
    void onePolicyAtATime() throws IOException {
        Typed typed = publish(write("a.yaml", Texts.POLICY), write("b.yaml", Texts.POLICY.replace("house", "summer")));
        assertThat(typed.err()).contains("b.yaml:1:9: one policy is in force at a time: policy=summer");
        assertThat(asked()).isEmpty();
    }

    @Test
    void retiringNeedsWhatIsPublished() throws IOException {
        done(publish(write("call.yaml", Texts.CALL), write("offer.yaml", Texts.CAMPAIGN)));
        Typed wrong = verb("retire", "scenario/after-call", "campaign/none");
        assertThat(wrong.code()).isEqualTo(Opportune.FINDINGS);
        assertThat(wrong.err()).contains("not published: campaign/none", "nothing was retired");
        assertThat(asked()).hasSize(2);
        Typed right = verb("retire", "scenario/after-call");
        assertThat(right.code()).isZero();
        assertThat(right.out().trim()).isEqualTo("retired scenario/after-call");
        assertThat(right.err()).contains("left without its scenario: campaign=call-offer scenario=after-call");
        Control last = asked().get(2);
        assertThat(last.getVerb()).isEqualTo(ControlVerb.RETIRE);
        assertThat(last.getText()).isNull();
        assertThat(verb("retire", "scenario/after-call").code()).isEqualTo(Opportune.FINDINGS);
        assertThat(verb("retire", "tests/after-call").code()).isEqualTo(Opportune.USAGE);
    }

    @Test
    void whatIsStoppedIsAskedForAndResumed() throws IOException {
        done(publish(
                write("call.yaml", Texts.CALL),
                write("offer.yaml", Texts.CAMPAIGN),
                write("airports.yaml", Texts.PLACES)));
        done(verb("retire", "campaign/call-offer"));
        done(verb("stop", "--campaign", "call-offer", "--reason", "wrong price"));
        done(verb("stop", "--data-user", "own-marketing"));
        done(verb("stop", "--area", "lounge"));
        assertThat(verb("stop", "--all").out().trim()).isEqualTo("stopped all");
        assertThat(verb("resume", "--area", "lounge").out().trim()).isEqualTo("resumed area/lounge");
        Control first = asked().get(4);
        assertThat(first.getVerb()).isEqualTo(ControlVerb.PUBLISH);
        assertThat(Standing.name(first)).isEqualTo("stop/campaign/call-offer");
        assertThat(first.getText()).isEqualTo("wrong price");
        assertThat(Standing.published(asked()))
                .extracting(Standing::name)
                .contains("stop/all", "stop/campaign/call-offer", "stop/data-user/own-marketing")
                .doesNotContain("stop/area/lounge");
        assertThat(verb("list").out()).contains("waiting    stop/all", "waiting    stop/campaign/call-offer");
    }

    @Test
    void aPlanSaysWhatPublishingWouldDoAndDoesNothing() throws IOException {
        String[] files = {write("call.yaml", Texts.CALL), write("offer.yaml", Texts.CAMPAIGN)};
        assertThat(plan(files).out().lines())
                .containsExactly(
                        "new        scenario/after-call: nothing of this name is published",
                        "new        campaign/call-offer: nothing of this name is published");
        assertThat(asked()).isEmpty();
        done(publish(files));
        assertThat(plan(files).out()).contains("unchanged  scenario/after-call", "unchanged  campaign/call-offer");
        write("call.yaml", Texts.CALL.replace("After a call", "Behind a call"));
        write("offer.yaml", Texts.CAMPAIGN.replace("2h", "3h"));
        assertThat(plan(files).out().lines())
                .containsExactly(
                        "compatible scenario/after-call: open runs go on",
                        "             title After a call -> Behind a call",
                        "changed    campaign/call-offer: counts from its arrival on, for what is held too");
        write("call.yaml", Texts.CALL.replace("CALL_ENDED", "CALL_STARTED"));
        assertThat(plan(files).out())
                .contains("reset      scenario/after-call: open runs are dropped, cool-downs stay")
                .contains("CALL_ENDED", "CALL_STARTED");
        Typed uncounted = plan("--job", "http://127.0.0.1:1", files[0]);
        assertThat(uncounted.code()).isEqualTo(Opportune.FINDINGS);
        assertThat(uncounted.out())
                .contains("reset      scenario/after-call: open runs are dropped, cool-downs stay\n");
        assertThat(uncounted.err()).isEqualTo("cannot ask Flink: ConnectException: --job=http://127.0.0.1:1\n");
        write("call.yaml", Texts.CALL + "status: retired\n");
        assertThat(plan(files).out())
                .contains(
                        "ended      scenario/after-call: it does not run any more, open runs and cool-downs are dropped");
        write("call.yaml", Texts.CALL.replace("CALL_ENDED", "CALL_ENDEDD"));
        Typed wrong = plan(files);
        assertThat(wrong.code()).isEqualTo(Opportune.FINDINGS);
        assertThat(wrong.err()).contains("call.yaml:4:9", "did you mean CALL_ENDED?", "cannot be published: 1 problem");
        assertThat(asked()).hasSize(2);
    }

    private Typed plan(String... files) {
        return verb("plan", files);
    }

    @Test
    void whatWasChangedGoesBackAndForthAndWhatWasRetiredComesBack() throws IOException {
        String longer = Texts.CALL + "cool-down: 2h\n";
        done(publish(write("call.yaml", Texts.CALL)));
        Typed first = verb("rollback", "scenario/after-call");
        assertThat(first.code()).isEqualTo(Opportune.FINDINGS);
        assertThat(first.err()).contains("no version before: scenario/after-call", "nothing was changed");
        done(publish(write("call.yaml", longer)));
        done(publish(write("call.yaml", longer)));
        done(publish("--effective", "2099-01-01T00:00:00Z", write("call.yaml", Texts.CALL + "cool-down: 9h\n")));
        Typed back = verb("rollback", "scenario/after-call");
        assertThat(back.out().trim()).startsWith("back to the version before: scenario/after-call (");
        assertThat(last().getText()).isEqualTo(Texts.CALL);
        assertThat(last().getAskedMs()).isZero();
        done(verb("rollback", "scenario/after-call"));
        assertThat(last().getText()).isEqualTo(longer);
        done(verb("retire", "scenario/after-call"));
        done(verb("rollback", "scenario/after-call"));
        assertThat(last().getText()).isEqualTo(longer);
    }

    @Test
    void goingBackIsCheckedLikePublishing() throws IOException {
        done(publish(
                write("call.yaml", Texts.CALL),
                write("offer.yaml", Texts.CAMPAIGN),
                write("stay.yaml", Texts.SCENARIO),
                write("airports.yaml", Texts.PLACES)));
        done(publish(write("offer.yaml", Texts.CAMPAIGN + "limits: {cool-down: 1d}\n")));
        done(verb("retire", "scenario/after-call"));
        Typed typed = verb("rollback", "campaign/call-offer");
        assertThat(typed.code()).isEqualTo(Opportune.FINDINGS);
        assertThat(typed.err()).contains("no such scenario: scenario=after-call", "nothing was changed: 1 problem");
        assertThat(asked()).hasSize(6);
        done(verb("rollback", "scenario/after-call", "campaign/call-offer"));
        assertThat(asked()).hasSize(8);
        assertThat(verb("rollback", "scenario/aftercall").err()).contains("did you mean scenario/after-call?");
        assertThat(verb("rollback", "after-call").code()).isEqualTo(Opportune.USAGE);
        assertThat(verb("rollback", "stop/all").code()).isEqualTo(Opportune.USAGE);
    }

    private Control last() {
        List<Control> all = asked();
        return all.get(all.size() - 1);
    }

    @Test
    void aSlipOfThePenStopsNothing() throws IOException {
        done(publish(
                write("call.yaml", Texts.CALL),
                write("offer.yaml", Texts.CAMPAIGN),
                write("airports.yaml", Texts.PLACES)));
        Typed typed = verb("stop", "--campaign", "call-ofer");
        assertThat(typed.code()).isEqualTo(Opportune.FINDINGS);
        assertThat(typed.err())
                .contains("never published: campaign/call-ofer, did you mean call-offer?", "nothing was stopped");
        assertThat(verb("stop", "--area", "longe").err()).contains("did you mean lounge?");
        assertThat(verb("stop", "--data-user", "shop").code()).isEqualTo(Opportune.FINDINGS);
        assertThat(verb("resume", "--all").err()).contains("not stopped: all, stopped=[]");
        assertThat(verb("stop").code()).isEqualTo(Opportune.USAGE);
        assertThat(verb("stop", "--all", "--area", "lounge").code()).isEqualTo(Opportune.USAGE);
        assertThat(asked()).hasSize(3);
    }

    @Test
    void theListShowsHowFarEachHasCome() throws IOException {
        done(publish(write("call.yaml", Texts.CALL), write("policy.yaml", Texts.POLICY)));
        stamp(asked().get(0), 0, "2026-01-01T00:00:00Z");
        Typed first = verb("list", "--at", "2026-01-02T00:00:00Z");
        assertThat(first.out().lines().map(line -> line.replaceAll(" \\(.*", "")))
                .containsExactly(
                        "in-force   scenario/after-call from 2026-01-01T00:00:00Z",
                        "waiting    policy/house",
                        "2 definitions");
        assertThat(verb("list", "--json", "--at", "2025-12-31T00:00:00Z").out())
                .contains("\"stage\":\"scheduled\",\"definition\":\"scenario/after-call\"", "\"stage\":\"waiting\"");
    }

    @Test
    void aBrokerThatIsNotThereAndTopicsThatAreNotThere() throws IOException {
        String file = write("call.yaml", Texts.CALL);
        Typed nobody = Typed.opportune("publish", "--bootstrap", "127.0.0.1:1", "--timeout", "1", file);
        assertThat(nobody.code()).isEqualTo(Opportune.FINDINGS);
        assertThat(nobody.err().lines()).hasSize(2).first().asString().contains("kafka.bootstrap.servers=127.0.0.1:1");
        Typed noTopic = Typed.opportune(
                "publish", "--bootstrap", options.bootstrapServers(), "--prefix", "none.", "--timeout", "5", file);
        assertThat(noTopic.err().lines()).singleElement().asString().contains("topic=none.control");
        Typed wrong = Typed.opportune("list", "--bootstrap", "nowhere");
        assertThat(wrong.code()).isEqualTo(Opportune.FINDINGS);
        assertThat(wrong.err()).contains("kafka.bootstrap.servers: must be host:port");
        assertThat(publish("--effective", "tomorrow", file).code()).isEqualTo(Opportune.USAGE);
    }

    private Typed publish(String... more) {
        return verb("publish", more);
    }

    private Typed verb(String name, String... more) {
        String[] args = new String[5 + more.length];
        List<String> first =
                List.of(name, "--bootstrap", options.bootstrapServers(), "--prefix", options.topicPrefix());
        for (int i = 0; i < args.length; i++) {
            args[i] = i < first.size() ? first.get(i) : more[i - first.size()];
        }
        return Typed.opportune(args);
    }

    private List<Control> asked() {
        return TopicContents.read(options, Topic.CONTROL, Control.class, Duration.ofSeconds(15))
                .records();
    }

    /** As a job's sequencer would. */
    private void stamp(Control control, long sequence, String effective) {
        try (RecordProducer<Control> log = new RecordProducer<>(options, Topic.CONTROL_LOG, RecordWriters.controls())) {
            log.sendAndWait(Control.newBuilder(control)
                    .setSequence(sequence)
                    .setEffectiveMs(Instant.parse(effective).toEpochMilli())
                    .build());
        }
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }
}
