package org.opportune.pipeline.operator;

import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Says as a record how far time has come: behind the one operator, at parallelism 1, that is the time up to which all of
 * its subtasks have decided everything that was due. A checkpoint that holds such a record holds all those decisions too.
 *
 * @param <T> what flows, of which nothing passes
 */
public final class Reached<T> extends AbstractStreamOperator<Long> implements OneInputStreamOperator<T, Long> {
    private static final long serialVersionUID = 1L;

    @Override
    public void processElement(StreamRecord<T> element) {}

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        output.collect(new StreamRecord<>(mark.getTimestamp()));
        super.processWatermark(mark);
    }
}
