package org.opportune.pipeline.operator;

import org.apache.flink.util.OutputTag;
import org.opportune.pipeline.stream.StreamType;
import org.opportune.schemas.Envelope;
import org.opportune.schemas.action.Action;
import org.opportune.schemas.event.Unapplied;
import org.opportune.schemas.match.OpenAtEnd;

/** What leaves the one operator beside its decisions. */
public final class Outputs {
    public static final OutputTag<Action> ACTIONS = new OutputTag<>("actions", StreamType.record(Action.class));
    public static final OutputTag<Unapplied> UNAPPLIED =
            new OutputTag<>("unapplied", StreamType.record(Unapplied.class));
    public static final OutputTag<OpenAtEnd> OPEN_AT_END =
            new OutputTag<>("open-at-end", StreamType.record(OpenAtEnd.class));

    /** Every event that was not dropped as a repetition, as the order station placed it; only if asked for. */
    public static final OutputTag<Envelope> PLACED = new OutputTag<>("placed", StreamType.ENVELOPE);

    private Outputs() {}
}
