package org.opportune.pipeline.operator;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.opportune.pipeline.Events;
import org.opportune.pipeline.FrozenState;
import org.opportune.pipeline.Station;
import org.opportune.pipeline.Texts;
import org.opportune.pipeline.stream.Notice;
import org.opportune.schemas.control.ControlKind;
import org.opportune.schemas.event.EventKind;
import org.opportune.schemas.event.Tick;

/**
 * Hot and cold part of a subscriber with an open run and a held decision, an event in the order buffer, definitions,
 * ticks and counts.
 */
class FrozenSubscriberTest extends FrozenState {
    private static final long MSISDN = 8613800000001L;
    private static final long START = Journey.START_MS;
    private static final long MINUTE = 60_000;
    private static final SubscriberOptions OPTIONS =
            new SubscriberOptions(2, 64L << 20, 10, Journey.SILENT_AFTER_MS, Long.MAX_VALUE);

    FrozenSubscriberTest() {
        super(Station.SUBSCRIBER);
    }

    @Override
    protected OperatorSubtaskState write() throws Exception {
        try (Rig rig = new Rig(SubscriberOperator::new, OPTIONS, 1)) {
            rig.notice(notice(ControlKind.POLICY, "night", Texts.NIGHT, 0));
            rig.notice(notice(ControlKind.SCENARIO, "silence", Texts.SILENCE, 1));
            String campaign = Texts.campaign("help", "silence", "marketing", "");
            rig.notice(notice(ControlKind.CAMPAIGN, "help", campaign, 2));
            for (int i = 0; i < 20; i++) {
                rig.notice(Notice.of(new Tick("a-interface", START + 4 * MINUTE * i)));
            }
            rig.event(Events.recorded(Events.consent(MSISDN, START, true, 1)));
            rig.event(Events.recorded(Events.tag(MSISDN, START, "vip", true, 2)));
            rig.event(Events.live(Events.call(MSISDN, START + MINUTE, "10086", 3)));
            rig.event(Events.live(Events.call(MSISDN, START + 30 * MINUTE, "10086", 4)));
            rig.event(Events.live(Events.event(MSISDN, START + 60 * MINUTE, EventKind.SMS_SENT, 5)));
            rig.controlTime(START + 31 * MINUTE);
            rig.eventTime(START + 31 * MINUTE);
            return rig.checkpoint().state();
        }
    }

    private static Notice notice(ControlKind kind, String id, String text, int sequence) {
        return Notice.of(Texts.stamped(Texts.publish(kind, id, text), START - 1, sequence));
    }

    @Override
    protected void assertGoesOn(OperatorSubtaskState state) throws Exception {
        try (Rig rig = new Rig(SubscriberOperator::new, OPTIONS, 1)) {
            rig.restore(new Rig.Checkpoint(state, 1), 2);
            assertThat(rig.counts()).containsEntry(Counts.APPLIED, 4L).containsEntry(Counts.HELD, 1L);
            rig.eventTime(Journey.END_MS);
            rig.controlTime(Journey.END_MS);
            rig.mail(Integer.MAX_VALUE);
            assertThat(rig.counts()).containsEntry(Counts.APPLIED, 5L).containsEntry(Counts.MATCHES, 2L);
            assertThat(rig.decisions()).hasSize(2);
            assertThat(rig.decisions().get(0).getActionId()).isNotNull();
        }
    }
}
