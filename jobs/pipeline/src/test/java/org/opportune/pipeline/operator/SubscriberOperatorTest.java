package org.opportune.pipeline.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.junit.jupiter.api.Test;
import org.opportune.pipeline.Events;
import org.opportune.pipeline.Texts;
import org.opportune.pipeline.pattern.PatternNames;
import org.opportune.pipeline.stream.Notice;
import org.opportune.schemas.Envelope;
import org.opportune.schemas.control.Control;
import org.opportune.schemas.control.ControlKind;
import org.opportune.schemas.decision.Decision;
import org.opportune.schemas.decision.RefusalReason;
import org.opportune.schemas.event.EventKind;
import org.opportune.schemas.event.Tick;
import org.opportune.schemas.event.UnappliedReason;

class SubscriberOperatorTest {
    private static final long MSISDN = 8613800000001L;
    private static final long START = Journey.START_MS;
    private static final long MINUTE = 60_000;
    private static final SubscriberOptions OPTIONS = new SubscriberOptions(2, 64L << 20, 3, 5 * MINUTE, Long.MAX_VALUE);

    private int sequence;

    private Notice publish(ControlKind kind, String id, String text, long effectiveMs) {
        return stamped(Texts.publish(kind, id, text), effectiveMs);
    }

    private Notice stamped(Control control, long effectiveMs) {
        return Notice.of(Texts.stamped(control, effectiveMs, sequence++));
    }

    private void open(Rig rig, String policy) throws Exception {
        rig.notice(publish(ControlKind.POLICY, "policy", policy, START - 1));
        rig.notice(publish(ControlKind.SCENARIO, "silence", Texts.SILENCE, START - 1));
        rig.notice(publish(ControlKind.CAMPAIGN, "help", Texts.campaign("help", "silence", "service", ""), START - 1));
        rig.notice(publish(ControlKind.SCENARIO, "rejections", Texts.REJECTIONS, START - 1));
    }

    private static Rig rig(SubscriberOptions options) throws Exception {
        return new Rig(SubscriberOperator::new, options, 1);
    }

    private static SubscriberOptions horizon(long horizonMs) {
        return new SubscriberOptions(2, 64L << 20, 3, 5 * MINUTE, horizonMs);
    }

    @Test
    void aFullBufferReleasesItsOldestAndWhatComesBehindIsLate() throws Exception {
        try (Rig rig = rig(new SubscriberOptions(2, 5_000, 3, 5 * MINUTE, Long.MAX_VALUE))) {
            open(rig, Texts.DAY);
            rig.notice(Notice.promise(START + 100 * MINUTE));
            for (int i = 0; i < 100; i++) {
                rig.event(Events.live(Events.event(MSISDN, START + i * MINUTE, EventKind.SMS_SENT, i)));
            }
            long early = rig.counts().getOrDefault(Counts.EARLY_RELEASES, 0L);
            assertThat(early).isBetween(50L, 99L);
            assertThat(rig.counts().get(Counts.APPLIED)).isEqualTo(early);
            rig.event(Events.live(Events.event(MSISDN, START, EventKind.SMS_SENT, 1000)));
            rig.event(Events.live(Events.event(MSISDN, START + 100 * MINUTE, EventKind.SMS_SENT, 1001)));
            rig.controlTime(START + 100 * MINUTE);
            rig.eventTime(START + 100 * MINUTE);
            rig.mail(Integer.MAX_VALUE);
            assertThat(rig.counts().get(Counts.APPLIED)).isEqualTo(101);
            assertThat(rig.counts().get(Counts.EARLY_RELEASES)).isGreaterThanOrEqualTo(early);
            assertThat(rig.side(Outputs.UNAPPLIED))
                    .singleElement()
                    .satisfies(u -> assertThat(u.getReason()).isEqualTo(UnappliedReason.LATE));
        }
    }

    /** The watermark of control is held back by the ticks and is no promise; a promise counts as soon as it is heard. */
    @Test
    void aFullBufferReleasesWhatControlHasPromisedAndNothingElse() throws Exception {
        try (Rig rig = rig(new SubscriberOptions(2, 1_000, 3, 5 * MINUTE, Long.MAX_VALUE))) {
            open(rig, Texts.DAY);
            rig.controlTime(START + 100 * MINUTE);
            rig.notice(Notice.promise(START - 1));
            for (int i = 0; i < 50; i++) {
                rig.event(Events.live(Events.event(MSISDN, START + i * MINUTE, EventKind.SMS_SENT, i)));
            }
            assertThat(rig.counts()).doesNotContainKey(Counts.APPLIED);
            rig.notice(Notice.promise(START + 10 * MINUTE));
            assertThat(rig.counts()).containsEntry(Counts.APPLIED, 11L).containsEntry(Counts.EARLY_RELEASES, 11L);
            rig.notice(Notice.promise(START - 1));
            rig.event(Events.live(Events.event(MSISDN, START + 10 * MINUTE + 1, EventKind.SMS_SENT, 100)));
            assertThat(rig.counts()).containsEntry(Counts.APPLIED, 11L);
        }
    }

    /** What is due and waits for its slice goes at once if the buffer is full, but that is not early. */
    @Test
    void whatTimeHasPassedIsNotReleasedEarly() throws Exception {
        try (Rig rig = rig(new SubscriberOptions(2, 5_000, 3, 5 * MINUTE, Long.MAX_VALUE))) {
            for (int i = 0; i < 50; i++) {
                rig.event(Events.live(Events.event(MSISDN, START + i * MINUTE, EventKind.SMS_SENT, i)));
            }
            rig.controlTime(START + 100 * MINUTE);
            rig.eventTime(START + 100 * MINUTE);
            assertThat(rig.counts()).containsEntry(Counts.APPLIED, 3L);
            rig.notice(Notice.promise(START + 100 * MINUTE));
            assertThat(rig.counts().get(Counts.APPLIED)).isBetween(10L, 49L);
            rig.mail(Integer.MAX_VALUE);
            assertThat(rig.counts()).containsEntry(Counts.APPLIED, 50L).doesNotContainKey(Counts.EARLY_RELEASES);
        }
    }

    @Test
    void eachEventSeesTheVersionOfItsOwnTime() throws Exception {
        try (Rig rig = rig(OPTIONS)) {
            open(rig, Texts.DAY);
            rig.notice(publish(ControlKind.SCENARIO, "rejections", Texts.TWO_REJECTIONS, START + 30 * MINUTE));
            rig.notice(stamped(Texts.retire(ControlKind.SCENARIO, "rejections"), START + 60 * MINUTE));
            long[] minutes = {0, 1, 20, 25, 30, 31, 58, 60, 61};
            for (int i = 0; i < minutes.length; i++) {
                rig.event(Events.live(Events.event(MSISDN, START + minutes[i] * MINUTE, EventKind.CALL_REJECTED, i)));
            }
            rig.eventTime(Journey.END_MS);
            rig.controlTime(Journey.END_MS);
            rig.mail(Integer.MAX_VALUE);
            // The open run of the first version ends with it; two at 30 and 31 are enough for the second.
            assertThat(rig.decisions())
                    .extracting(d -> (d.getMatch().getMatchedMs() - START) / MINUTE, Decision::getReason)
                    .containsExactly(tuple(31L, RefusalReason.NO_CAMPAIGN));
        }
    }

    /** Late ones with their place and verdict, repeated ones not, and nothing at all if nobody asked. */
    @Test
    void whatWasPlacedLeavesOnceIfItIsAskedFor() throws Exception {
        for (boolean asked : new boolean[] {true, false}) {
            try (Rig rig = new Rig(options -> new SubscriberOperator(options, asked, PatternNames.NONE), OPTIONS, 1)) {
                rig.controlTime(Journey.END_MS);
                rig.event(Events.live(Events.event(MSISDN, START + 5, EventKind.SMS_SENT, 1)));
                rig.eventTime(START + MINUTE);
                rig.mail(Integer.MAX_VALUE);
                rig.event(Events.live(Events.event(MSISDN, START, EventKind.SMS_SENT, 2)));
                rig.event(Events.live(Events.event(MSISDN, START + 5, EventKind.SMS_SENT, 1)));
                rig.eventTime(START + 2 * MINUTE);
                rig.mail(Integer.MAX_VALUE);
                assertThat(rig.counts()).containsEntry("late", 1L).containsEntry("duplicate", 1L);
                if (asked) {
                    assertThat(rig.side(Outputs.PLACED))
                            .extracting(Envelope::orderMs, Envelope::happenedMs, Envelope::verdict)
                            .containsExactly(
                                    tuple(START + 5, START + 5, Envelope.Verdict.ON_TIME),
                                    tuple(START + MINUTE + 1, START, Envelope.Verdict.LATE));
                } else {
                    assertThat(rig.side(Outputs.PLACED)).isEmpty();
                }
            }
        }
    }

    @Test
    void anIdleControlInputReleasesNothing() throws Exception {
        try (Rig rig = rig(OPTIONS)) {
            rig.event(Events.live(Events.event(MSISDN, START, EventKind.CALL_REJECTED, 1)));
            rig.controlStatus(WatermarkStatus.IDLE);
            rig.eventTime(START + MINUTE);
            rig.mail(Integer.MAX_VALUE);
            assertThat(rig.counts()).doesNotContainKey(Counts.APPLIED);
            open(rig, Texts.DAY);
            rig.controlTime(START + MINUTE);
            assertThat(rig.counts()).containsEntry(Counts.APPLIED, 1L);
        }
    }

    @Test
    void silenceIsNoEvidenceWhereTheFeedWasSilentAfterARestoreToo() throws Exception {
        for (boolean restored : new boolean[] {false, true}) {
            try (Rig rig = rig(OPTIONS)) {
                open(rig, Texts.NIGHT);
                for (int i = 0; i < 8; i++) {
                    rig.notice(Notice.of(new Tick("a-interface", START + 4 * MINUTE * i)));
                }
                rig.event(Events.live(Events.call(MSISDN, START, "10086", 1)));
                rig.event(Events.live(Events.call(MSISDN, START + 50 * MINUTE, "10086", 2)));
                if (restored) {
                    rig.restore(rig.checkpoint(), 2);
                }
                rig.notice(Notice.of(new Tick("a-interface", START + 70 * MINUTE)));
                rig.eventTime(START + 80 * MINUTE);
                rig.controlTime(START + 80 * MINUTE);
                rig.mail(Integer.MAX_VALUE);
                assertThat(rig.decisions())
                        .extracting(Decision::getReason)
                        .containsExactly(null, RefusalReason.FEED_SILENT);
            }
        }
    }

    @Test
    void wakeUpsBeyondTheHorizonAreReportedOpenAndNotRun() throws Exception {
        try (Rig rig = rig(horizon(START + 30 * MINUTE))) {
            open(rig, Texts.DAY);
            rig.event(Events.live(Events.call(MSISDN, START, "10086", 1)));
            rig.event(Events.live(Events.call(MSISDN + 1, START + 15 * MINUTE, "10086", 2)));
            rig.eventTime(Long.MAX_VALUE);
            rig.controlTime(Long.MAX_VALUE);
            rig.finish();
            assertThat(rig.decisions())
                    .extracting(d -> d.getMatch().getMsisdn())
                    .containsExactly(MSISDN);
            assertThat(rig.side(Outputs.OPEN_AT_END)).singleElement().satisfies(open -> {
                assertThat(open.getMsisdn()).isEqualTo(MSISDN + 1);
                assertThat(open.getDueMs()).isEqualTo(START + 35 * MINUTE);
            });
        }
    }

    @Test
    void aTimerWhoseDeadlineIsGoneReportsNothingAndOneThatMovedReportsOnce() throws Exception {
        try (Rig rig = rig(horizon(START + 18 * MINUTE))) {
            open(rig, Texts.DAY);
            rig.event(Events.live(Events.call(MSISDN, START, "10086", 1)));
            rig.event(Events.live(Events.event(MSISDN, START + 5 * MINUTE, EventKind.SMS_SENT, 2)));
            rig.event(Events.live(Events.call(MSISDN + 1, START, "10086", 3)));
            rig.event(Events.live(Events.event(MSISDN + 1, START + 5 * MINUTE, EventKind.SMS_SENT, 4)));
            rig.event(Events.live(Events.call(MSISDN + 1, START + 10 * MINUTE, "10086", 5)));
            rig.controlTime(Long.MAX_VALUE);
            rig.eventTime(START);
            rig.mail(Integer.MAX_VALUE);
            rig.eventTime(Long.MAX_VALUE);
            rig.finish();
            assertThat(rig.decisions()).isEmpty();
            assertThat(rig.side(Outputs.OPEN_AT_END)).singleElement().satisfies(open -> {
                assertThat(open.getMsisdn()).isEqualTo(MSISDN + 1);
                assertThat(open.getDueMs()).isEqualTo(START + 30 * MINUTE);
            });
        }
    }

    /** A held push first, then a silence whose deadline is earlier: the later timer stays and must tell nothing more. */
    @Test
    void whatIsOpenIsToldOnceAlthoughALaterTimerWasSetBefore() throws Exception {
        // 20:50 in Shanghai: the push of the first silence falls into the night.
        long evening = START + (36 * 60 + 50) * MINUTE - START % (24 * 60 * MINUTE);
        try (Rig rig = rig(horizon(evening + 60 * MINUTE))) {
            String night = Texts.NIGHT.replace("purposes: [marketing]", "purposes: [service]");
            open(rig, night.substring(0, night.indexOf("feeds:")));
            rig.event(Events.live(Events.consent(MSISDN, evening - MINUTE, true, 9)));
            rig.event(Events.live(Events.call(MSISDN, evening, "10086", 1)));
            rig.controlTime(Long.MAX_VALUE);
            rig.eventTime(evening + 30 * MINUTE);
            rig.event(Events.live(Events.call(MSISDN, evening + 50 * MINUTE, "10086", 2)));
            rig.eventTime(Long.MAX_VALUE);
            rig.finish();
            assertThat(rig.side(Outputs.OPEN_AT_END)).singleElement().satisfies(open -> {
                assertThat(open.getDueMs()).isEqualTo(evening + 70 * MINUTE);
                assertThat(open.getHeld()).singleElement().satisfies(held -> {
                    assertThat(held.getMatchedMs()).isEqualTo(evening + 20 * MINUTE);
                    // From 08:00 on, spread over half an hour.
                    assertThat(held.getDueMs() - evening).isBetween(670 * MINUTE, 700 * MINUTE);
                });
            });
        }
    }

    @Test
    void theFinalWatermarkFlushesWhatSlicesHadLeft() throws Exception {
        try (Rig rig = rig(OPTIONS)) {
            open(rig, Texts.DAY);
            for (int i = 0; i < 20; i++) {
                rig.event(Events.live(Events.event(MSISDN, START + i, EventKind.SMS_SENT, i)));
            }
            rig.controlTime(Long.MAX_VALUE);
            rig.eventTime(Long.MAX_VALUE);
            assertThat(rig.counts()).containsEntry(Counts.APPLIED, 3L);
            rig.finish();
            rig.mail(Integer.MAX_VALUE);
            assertThat(rig.counts()).containsEntry(Counts.APPLIED, 20L);
        }
    }

    @Test
    void aFullBufferSurvivesARescale() throws Exception {
        try (Rig rig = rig(OPTIONS)) {
            open(rig, Texts.DAY);
            int n = 3_000;
            for (int i = 0; i < n; i++) {
                rig.event(Events.live(Events.event(MSISDN + i % 500, START + i, EventKind.SMS_SENT, i)));
            }
            for (int parallelism : List.of(2, 3, 1)) {
                rig.restore(rig.checkpoint(), parallelism);
            }
            rig.controlTime(Journey.END_MS);
            rig.eventTime(Journey.END_MS);
            rig.mail(Integer.MAX_VALUE);
            assertThat(rig.counts()).containsEntry(Counts.APPLIED, (long) n).doesNotContainKey(Counts.LATE);
        }
    }

    /** What was released stays released: an event behind it is late in the new subtasks too. */
    @Test
    void theReleasedTimeIsPartOfTheCheckpoint() throws Exception {
        try (Rig rig = rig(OPTIONS)) {
            rig.controlTime(START + MINUTE);
            rig.eventTime(START + MINUTE);
            rig.restore(rig.checkpoint(), 2);
            rig.event(Events.live(Events.event(MSISDN, START, EventKind.SMS_SENT, 1)));
            rig.event(Events.live(Events.tag(MSISDN, START, "vip", true, 2)));
            rig.controlTime(START + 2 * MINUTE);
            rig.eventTime(START + 2 * MINUTE);
            rig.mail(Integer.MAX_VALUE);
            assertThat(rig.counts()).containsEntry(Counts.LATE, 1L).containsEntry(Counts.APPLIED, 1L);
        }
    }
}
