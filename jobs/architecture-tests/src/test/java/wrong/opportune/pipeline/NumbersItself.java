package wrong.opportune.pipeline;

import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** A uid outside the one enum. */
final class NumbersItself {
    private NumbersItself() {}

    static void number(SingleOutputStreamOperator<Long> operator) {
        operator.uid("mine");
    }
}
