package org.opportune.pipeline.operator;

import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;
import org.opportune.pipeline.order.OrderBuffer;

/** What the one operator shows while it runs. Names are stable. */
final class Gauges {
    private Gauges() {}

    static void register(MetricGroup group, OrderBuffer order, Board board, SubscriberCache cache) {
        group.gauge("buffer-events", (Gauge<Integer>) order::size);
        group.gauge("buffer-bytes", (Gauge<Long>) order::bytes);
        group.gauge("state-reads", (Gauge<Long>) cache::reads);
        group.gauge("state-writes", (Gauge<Long>) cache::writes);
        // The alarm of a silent feed hangs on this.
        group.gauge("oldest-feed-tick-ms", (Gauge<Long>) board::oldestTickMs);
    }
}
