package org.opportune.pipeline;

import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.common.typeutils.base.array.BytePrimitiveArraySerializer;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.api.java.tuple.Tuple3;
import org.opportune.pipeline.stream.StreamType;
import org.opportune.schemas.control.Control;

/** Every state of every operator. Names and types stay for ever; what changes gets a new name. */
public final class StateNames {
    /** The subscriber's hot part, HotProfileCodec's bytes. */
    public static final ValueStateDescriptor<byte[]> HOT =
            new ValueStateDescriptor<>("hot-v1", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);
    /** The subscriber's cold part, Wire bytes of ColdProfile. */
    public static final ValueStateDescriptor<byte[]> COLD =
            new ValueStateDescriptor<>("cold-v1", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);
    /** Broadcast: stamped control records by sequence number. */
    public static final MapStateDescriptor<Long, Control> DEFINITIONS =
            new MapStateDescriptor<>("definitions-v1", Types.LONG, StreamType.record(Control.class));
    /** Broadcast: FeedLiveness by feed name. */
    public static final MapStateDescriptor<String, long[]> FEEDS =
            new MapStateDescriptor<>("feeds-v1", Types.STRING, PrimitiveArrayTypeInfo.LONG_PRIMITIVE_ARRAY_TYPE_INFO);
    /** What the subtask counted, by name; split lists add up. */
    public static final ListStateDescriptor<Tuple2<String, Long>> TALLY =
            new ListStateDescriptor<>("tally-v1", Types.TUPLE(Types.STRING, Types.LONG));
    /** Layouts that values of {@link #HOT} and {@link #COLD} may have, by state; every subtask reads all of them. */
    public static final ListStateDescriptor<Tuple2<String, Long>> LAYOUTS =
            new ListStateDescriptor<>("layouts-v1", Types.TUPLE(Types.STRING, Types.LONG));
    /** Partial matches of a sample of subscribers: scenario, how many, each subscriber's number squared; see OpenSample. */
    public static final ListStateDescriptor<Tuple3<String, Long, Long>> OPEN_SAMPLE =
            new ListStateDescriptor<>("open-sample-v1", Types.TUPLE(Types.STRING, Types.LONG, Types.LONG));
    /** The sequencer's promise and place in the control topic, SequencerState's bytes. */
    public static final ListStateDescriptor<byte[]> SEQUENCER =
            new ListStateDescriptor<>("sequencer-v1", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);
    /** The action with this id was handed to the channel. */
    public static final ValueStateDescriptor<Boolean> PASSED = new ValueStateDescriptor<>("passed-v1", Types.BOOLEAN);
    /** Each writer's place in its lanes of the ledger, and the actions it has, SmppWriterState's bytes; shown to all. */
    public static final ListStateDescriptor<byte[]> LANES =
            new ListStateDescriptor<>("lanes-v1", BytePrimitiveArraySerializer.INSTANCE);
    /** What the writers of Flink's Sink kept until version 0.2, under the name that Flink gave it; only read. */
    public static final ListStateDescriptor<byte[]> SINK_WRITERS =
            new ListStateDescriptor<>("writer_raw_states", BytePrimitiveArraySerializer.INSTANCE);
    /** How far time had passed each reader of events, UTC ms; every subtask reads all of them. */
    public static final ListStateDescriptor<Long> PASSED_TIME = new ListStateDescriptor<>("passed-time-v1", Types.LONG);
    /** UTC ms that each partition of events has reached, by topic and partition; every subtask reads all of them. */
    public static final ListStateDescriptor<Tuple3<String, Integer, Long>> PARTITION_CLOCKS =
            new ListStateDescriptor<>("partition-clocks-v1", Types.TUPLE(Types.STRING, Types.INT, Types.LONG));
    /** Reconcile: the delivery result that named a message id, Wire bytes. */
    public static final ValueStateDescriptor<byte[]> RESULT =
            new ValueStateDescriptor<>("result-v1", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);
    /** Reconcile: receipts that came before their result, as they travel. */
    public static final ListStateDescriptor<byte[]> PARKED =
            new ListStateDescriptor<>("parked-v1", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);

    /** Ids of a subscriber's latest events that patterns were shown, newest last, eight octets each. */
    public static final ValueStateDescriptor<byte[]> PATTERN_IDS =
            new ValueStateDescriptor<>("pattern-ids-v1", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);
    /** A subscriber's latest match of a pattern, Leftovers' octets. */
    public static final ValueStateDescriptor<byte[]> LATEST_MATCH =
            new ValueStateDescriptor<>("latest-match-v1", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);
    /** UTC ms up to which a decoded feed was said to live. */
    public static final ListStateDescriptor<Long> FEED_TOLD = new ListStateDescriptor<>("feed-told-v1", Types.LONG);

    /** Timers of a pattern that Flink's own operator does not set. */
    public static final String PATTERN_WAKE_UPS = "pattern-wake-ups-v1";

    /** Timers of the one operator. */
    public static final String WAKE_UPS = "wake-ups-v1";

    private StateNames() {}
}
