package wrong.opportune.pipeline;

import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;

/** State outside the one file. */
final class DescribesState {
    private DescribesState() {}

    static ValueStateDescriptor<Long> state() {
        return new ValueStateDescriptor<>("mine", Types.LONG);
    }
}
