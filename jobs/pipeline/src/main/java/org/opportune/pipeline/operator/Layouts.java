package org.opportune.pipeline.operator;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.java.tuple.Tuple2;
import org.opportune.pipeline.StateNames;
import org.opportune.schemas.Wire;
import org.opportune.schemas.profile.ColdProfile;
import org.opportune.subscriber.profile.HotProfileCodec;

/**
 * Which layouts the values of subscribers may have. The values are read one by one, whenever their subscriber is heard
 * of; so that an older build does not find out days later that it cannot read one, each checkpoint says what builds wrote
 * into the state, and a build that does not know one of them does not begin. One thread.
 */
final class Layouts {
    private static final String HOT = StateNames.HOT.getName();
    private static final String COLD = StateNames.COLD.getName();
    private static final Wire<ColdProfile> COLD_WIRE = Wire.of(ColdProfile.class);

    private final ListState<Tuple2<String, Long>> state;
    private final Set<Tuple2<String, Long>> all;

    /**
     * @param written what this build writes, a layout for each state
     * @throws IllegalStateException if the state holds what it cannot read
     */
    Layouts(OperatorStateStore store, List<Tuple2<String, Long>> written) throws Exception {
        state = store.getUnionListState(StateNames.LAYOUTS);
        all = new LinkedHashSet<>(written);
        for (Tuple2<String, Long> known : state.get()) {
            if (!reads(known)) {
                throw new IllegalStateException("a newer build wrote into this state what this one cannot read: state="
                        + known.f0 + " layout=" + Long.toUnsignedString(known.f1, 16)
                        + "; start that build from it, or this one from a savepoint of before");
            }
            all.add(known);
        }
    }

    /** What this build writes. */
    static List<Tuple2<String, Long>> ofThisBuild() {
        return List.of(Tuple2.of(HOT, (long) HotProfileCodec.VERSION), Tuple2.of(COLD, COLD_WIRE.fingerprint()));
    }

    private static boolean reads(Tuple2<String, Long> layout) {
        return (layout.f0.equals(HOT) && layout.f1 == HotProfileCodec.VERSION)
                || (layout.f0.equals(COLD) && COLD_WIRE.reads(layout.f1));
    }

    /** Before a checkpoint. */
    void save() throws Exception {
        state.update(List.copyOf(all));
    }
}
