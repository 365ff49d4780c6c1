package org.opportune.pipeline.operator;

import java.util.Map;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.opportune.pipeline.StateNames;
import org.opportune.pipeline.control.ControlReader;
import org.opportune.pipeline.control.DefinitionTimeline;
import org.opportune.pipeline.control.DefinitionTimeline.Standing;
import org.opportune.pipeline.measure.Measure;
import org.opportune.pipeline.measure.Measures;
import org.opportune.pipeline.stream.Notice;
import org.opportune.schemas.control.Control;
import org.opportune.schemas.control.ControlKind;
import org.opportune.schemas.event.Tick;
import org.opportune.subscriber.FeedLiveness;

/** What every subtask was told: definitions by the time from which they count, and signs of life. One thread. */
final class Board {
    private final BroadcastState<Long, Control> definitionState;
    private final BroadcastState<String, long[]> feedState;
    private final DefinitionTimeline definitions = new DefinitionTimeline(ControlReader::definitions);
    private final FeedLiveness feeds;
    private final FeedTicks ticks;
    private volatile Standing standing = Standing.NONE;
    private boolean unread = true;

    Board(OperatorStateStore store, SubscriberOptions options, Measures measures) throws Exception {
        ticks = new FeedTicks(measures);
        definitionState = store.getBroadcastState(StateNames.DEFINITIONS);
        feedState = store.getBroadcastState(StateNames.FEEDS);
        feeds = new FeedLiveness(options.silentAfterMs(), options.silencesKept());
        for (Map.Entry<Long, Control> entry : definitionState.immutableEntries()) {
            definitions.add(entry.getValue());
        }
        for (Map.Entry<String, long[]> entry : feedState.immutableEntries()) {
            feeds.restore(entry.getKey(), entry.getValue());
            ticks.tick(entry.getKey(), entry.getValue()[0]);
        }
        register(measures);
    }

    private void register(Measures measures) {
        measures.gauge(Measure.CONTROL_SEQUENCE, () -> standing.sequence());
        measures.time(Measure.CONTROL_EFFECTIVE_MS, () -> standing.effectiveMs());
        measures.gauge(Measure.CONTROL_VERSIONS, () -> standing.versions());
        for (ControlKind kind : ControlKind.values()) {
            measures.gauge(Measure.DEFINITIONS_LIVE, () -> standing.live().getOrDefault(kind, 0), kind.name());
        }
    }

    DefinitionTimeline definitions() {
        return definitions;
    }

    FeedLiveness feeds() {
        return feeds;
    }

    void pin(Notice notice) throws Exception {
        Control control = notice.control();
        if (control != null && !definitionState.contains(control.getSequence())) {
            definitionState.put(control.getSequence(), control);
            definitions.add(control);
            unread = true;
        }
        Tick tick = notice.tick();
        if (tick != null) {
            feeds.tick(tick.getFeed(), tick.getTimeMs());
            ticks.tick(tick.getFeed(), tick.getTimeMs());
        }
    }

    /** Time has come as far as that: what counts now is shown. */
    void reached(long releasedMs) {
        if (unread || releasedMs >= standing.untilMs()) {
            standing = definitions.standing(releasedMs);
            unread = false;
        }
    }

    /** Takes down what no event can ask for any more. */
    void prune(long releasedMs) throws Exception {
        for (Control gone : definitions.prune(releasedMs)) {
            definitionState.remove(gone.getSequence());
            unread = true;
        }
    }

    /** Before a checkpoint. */
    void save() throws Exception {
        for (Map.Entry<String, long[]> feed : feeds.snapshot().entrySet()) {
            feedState.put(feed.getKey(), feed.getValue());
        }
    }
}
