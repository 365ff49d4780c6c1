package org.opportune.pipeline.operator;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.runtime.state.KeyGroupRange;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.runtime.state.KeyGroupStatePartitionStreamProvider;
import org.apache.flink.runtime.state.KeyedStateCheckpointOutputStream;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.opportune.pipeline.order.EnvelopeWire;
import org.opportune.pipeline.order.OrderBuffer;
import org.opportune.schemas.Envelope;

/**
 * The order buffer in a checkpoint, as raw keyed state: for each key group a layout version, the time up to which it
 * was released, and the events waiting. So the buffer scales with the key groups.
 */
final class OrderState {
    private OrderState() {}

    static void write(OrderBuffer buffer, KeyGroupRange range, int maxParallelism, KeyedStateCheckpointOutputStream out)
            throws IOException {
        Map<Integer, List<Envelope>> byKeyGroup = new HashMap<>();
        for (Envelope e : buffer.waiting()) {
            byKeyGroup
                    .computeIfAbsent(keyGroup(e.msisdn(), maxParallelism), g -> new ArrayList<>())
                    .add(e);
        }
        DataOutputStream data = new DataOutputStream(new BufferedOutputStream(out, 1 << 16));
        for (int keyGroup : range) {
            out.startNewKeyGroup(keyGroup);
            data.writeInt(EnvelopeWire.VERSION);
            data.writeLong(buffer.releasedMs(keyGroup));
            List<Envelope> events = byKeyGroup.getOrDefault(keyGroup, List.of());
            data.writeInt(events.size());
            for (Envelope e : events) {
                EnvelopeWire.write(e, data);
            }
            data.flush();
        }
    }

    /** The buffer of these key groups, with what a checkpoint held for them. */
    static OrderBuffer open(KeyGroupRange range, StateInitializationContext context) throws IOException {
        OrderBuffer buffer = new OrderBuffer(range.getStartKeyGroup(), range.getNumberOfKeyGroups());
        if (context.isRestored()) {
            read(context.getRawKeyedStateInputs(), buffer);
        }
        return buffer;
    }

    private static void read(Iterable<KeyGroupStatePartitionStreamProvider> inputs, OrderBuffer buffer)
            throws IOException {
        for (KeyGroupStatePartitionStreamProvider input : inputs) {
            DataInputStream data = new DataInputStream(input.getStream());
            int version = data.readInt();
            if (version != EnvelopeWire.VERSION) {
                throw new IOException("order buffer layout must be " + EnvelopeWire.VERSION + ": version=" + version);
            }
            long releasedMs = data.readLong();
            int n = data.readInt();
            List<Envelope> events = new ArrayList<>(n);
            for (int i = 0; i < n; i++) {
                events.add(EnvelopeWire.read(data));
            }
            buffer.restore(input.getKeyGroupId(), releasedMs, events);
        }
    }

    static int keyGroup(long msisdn, int maxParallelism) {
        return KeyGroupRangeAssignment.assignToKeyGroup(msisdn, maxParallelism);
    }
}
