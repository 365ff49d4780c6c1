package org.opportune.pipeline.operator;

import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Histogram;
import org.opportune.pipeline.measure.Measure;
import org.opportune.pipeline.measure.Measures;
import org.opportune.pipeline.measure.Series;
import org.opportune.schemas.decision.Decision;
import org.opportune.schemas.decision.RefusalReason;
import org.opportune.schemas.event.UnappliedReason;

/** What the one operator counts since its attempt began. An event costs one increment; decisions are looked up. */
final class Meters {
    private static final String NONE = "NONE";

    private final Counter applied;
    private final Counter late;
    private final Counter duplicate;
    private final Counter notInForce;
    private final Counter decisionsDue;
    private final Counter absentFields;
    private final Counter earlyReleases;
    private final Series matches;
    private final Series decisions;
    private final Series held;
    private final Histogram orderToDecision;
    private final FirstArrivals arrivals;

    Meters(Measures measures, FirstArrivals arrivals) {
        this.arrivals = arrivals;
        applied = measures.counter(Measure.EVENTS_APPLIED);
        late = measures.counter(Measure.EVENTS_UNAPPLIED, UnappliedReason.LATE.name());
        duplicate = measures.counter(Measure.EVENTS_UNAPPLIED, UnappliedReason.DUPLICATE.name());
        notInForce = measures.counter(Measure.EVENTS_UNAPPLIED, UnappliedReason.NOT_IN_FORCE.name());
        decisionsDue = measures.counter(Measure.DECISIONS_DUE);
        absentFields = measures.counter(Measure.ABSENT_FIELDS);
        earlyReleases = measures.counter(Measure.EARLY_RELEASES);
        matches = measures.series(Measure.MATCHES);
        decisions = measures.series(Measure.DECISIONS);
        held = measures.series(Measure.DECISIONS_HELD);
        orderToDecision = measures.histogram(Measure.ORDER_TO_DECISION_MS);
    }

    void applied() {
        applied.inc();
    }

    void unapplied(UnappliedReason reason) {
        switch (reason) {
            case LATE -> late.inc();
            case DUPLICATE -> duplicate.inc();
            case NOT_IN_FORCE -> notInForce.inc();
            case UNRECOGNISED -> throw new IllegalArgumentException("only readers meet it: reason=" + reason);
        }
    }

    void matched(String scenario, int due) {
        matches.inc(scenario);
        decisionsDue.inc(due);
    }

    void decided(Decision decision) {
        RefusalReason reason = decision.getReason();
        decisions.inc(
                decision.getMatch().getScenario(), decision.getKind().name(), reason == null ? NONE : reason.name());
        long waitedMs = arrivals.sinceMs(decision.getDecidedMs());
        if (waitedMs != FirstArrivals.UNKNOWN) {
            orderToDecision.update(waitedMs);
        }
    }

    void held(String scenario) {
        held.inc(scenario);
    }

    void absentField() {
        absentFields.inc();
    }

    void earlyRelease() {
        earlyReleases.inc();
    }
}
