package org.opportune.pipeline.operator;

import java.util.Map;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.opportune.pipeline.StateNames;
import org.opportune.pipeline.control.ControlReader;
import org.opportune.pipeline.control.DefinitionTimeline;
import org.opportune.pipeline.stream.Notice;
import org.opportune.schemas.control.Control;
import org.opportune.schemas.event.Tick;
import org.opportune.subscriber.FeedLiveness;

/** What every subtask was told: definitions by the time from which they count, and signs of life. One thread. */
final class Board {
    private final BroadcastState<Long, Control> definitionState;
    private final BroadcastState<String, long[]> feedState;
    private final DefinitionTimeline definitions = new DefinitionTimeline(ControlReader::definitions);
    private final FeedLiveness feeds;
    private volatile long oldestTickMs = Long.MIN_VALUE;

    Board(OperatorStateStore store, SubscriberOptions options) throws Exception {
        definitionState = store.getBroadcastState(StateNames.DEFINITIONS);
        feedState = store.getBroadcastState(StateNames.FEEDS);
        feeds = new FeedLiveness(options.silentAfterMs(), options.silencesKept());
        for (Map.Entry<Long, Control> entry : definitionState.immutableEntries()) {
            definitions.add(entry.getValue());
        }
        for (Map.Entry<String, long[]> entry : feedState.immutableEntries()) {
            feeds.restore(entry.getKey(), entry.getValue());
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
        }
        Tick tick = notice.tick();
        if (tick != null) {
            feeds.tick(tick.getFeed(), tick.getTimeMs());
            oldestTickMs =
                    feeds.lastTicks().values().stream().min(Long::compare).orElse(Long.MIN_VALUE);
        }
    }

    /** UTC ms of the last tick of the feed that is farthest behind, {@link Long#MIN_VALUE} = none yet. Any thread. */
    long oldestTickMs() {
        return oldestTickMs;
    }

    /** Takes down what no event can ask for any more. */
    void prune(long releasedMs) throws Exception {
        for (Control gone : definitions.prune(releasedMs)) {
            definitionState.remove(gone.getSequence());
        }
    }

    /** Before a checkpoint. */
    void save() throws Exception {
        for (Map.Entry<String, long[]> feed : feeds.snapshot().entrySet()) {
            feedState.put(feed.getKey(), feed.getValue());
        }
    }
}
