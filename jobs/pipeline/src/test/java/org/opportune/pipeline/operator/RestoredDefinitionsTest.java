package org.opportune.pipeline.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opportune.language.Language;
import org.opportune.pipeline.Events;
import org.opportune.pipeline.Texts;
import org.opportune.pipeline.stream.Notice;
import org.opportune.schemas.control.Control;
import org.opportune.schemas.control.ControlKind;
import org.opportune.schemas.event.EventKind;

/** A job goes on from a checkpoint, and the scenarios are others by then. */
class RestoredDefinitionsTest {
    private static final long MSISDN = 8613800000001L;
    private static final long START = Journey.START_MS;
    private static final long MINUTE = 60_000;

    private int sequence;
    private int key;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void scenariosAreAddedChangedAndRemovedBehindARestore(int parallelism) throws Exception {
        SubscriberOptions options = new SubscriberOptions(2, 64L << 20, 3, 5 * MINUTE, Long.MAX_VALUE);
        try (Rig rig = new Rig(SubscriberOperator::new, options, 2)) {
            for (String text : List.of(Texts.SILENCE, Texts.REJECTIONS, Texts.TOP_UP)) {
                publish(rig, scenario(text), -1);
            }
            happens(rig, 0, EventKind.CALL_REJECTED);
            happens(rig, 1, EventKind.CALL_REJECTED);
            rig.event(Events.live(Events.call(MSISDN, START + MINUTE + 1, "10086", key++)));
            happens(rig, 2, EventKind.TOP_UP);
            passes(rig, 3);
            rig.restore(rig.checkpoint(), parallelism);

            publish(rig, succeeding(scenario(Texts.TWO_REJECTIONS), Texts.REJECTIONS), 4);
            publish(rig, scenario(Texts.TOP_UP.replace("CALL_ENDED", "SMS_SENT")), 4);
            publish(rig, scenario("""
                    scenario: writes
                    title: Writes
                    steps:
                      - on: SMS_SENT
                    """), 4);
            publish(rig, Texts.retire(ControlKind.SCENARIO, "silence"), 4);
            happens(rig, 5, EventKind.CALL_REJECTED);
            happens(rig, 6, EventKind.SMS_SENT);
            rig.event(Events.live(Events.call(MSISDN, START + 7 * MINUTE, "5", key++)));
            passes(rig, 60);

            // Two rejections count on to the version that needs two; the top-up waits for something else now.
            assertThat(rig.decisions())
                    .extracting(d ->
                            d.getMatch().getScenario() + "@" + (d.getMatch().getMatchedMs() - START) / MINUTE)
                    .containsExactly("rejections@5", "writes@6");
        }
    }

    private static Control scenario(String text) {
        String id = Language.scenario("", text).get().id();
        return Texts.publish(ControlKind.SCENARIO, id, text);
    }

    private static Control succeeding(Control control, String older) {
        return Control.newBuilder(control)
                .setSucceeds(List.of(Language.scenario("", older).get().fingerprint()))
                .build();
    }

    private void publish(Rig rig, Control control, long minute) throws Exception {
        rig.notice(Notice.of(Texts.stamped(control, START + minute * MINUTE, sequence++)));
    }

    private void happens(Rig rig, long minute, EventKind kind) throws Exception {
        rig.event(Events.live(Events.event(MSISDN, START + minute * MINUTE, kind, key++)));
    }

    private static void passes(Rig rig, long minute) throws Exception {
        rig.controlTime(START + minute * MINUTE);
        rig.eventTime(START + minute * MINUTE);
        rig.mail(Integer.MAX_VALUE);
    }
}
