package org.opportune.pipeline.control;

import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.opportune.pipeline.stream.Notice;
import org.opportune.schemas.control.Control;

/**
 * Says what the sequencer stamped as notices, and what it promises twice: as a notice, and behind it as the watermark.
 * The watermark is held back by the ticks that join it further on; the notice is not. Parallelism 1.
 */
public final class ControlNotices extends AbstractStreamOperator<Notice>
        implements OneInputStreamOperator<Control, Notice> {
    private static final long serialVersionUID = 1L;

    @Override
    public void processElement(StreamRecord<Control> element) {
        output.collect(new StreamRecord<>(Notice.of(element.getValue())));
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        output.collect(new StreamRecord<>(Notice.promise(mark.getTimestamp())));
        super.processWatermark(mark);
    }
}
