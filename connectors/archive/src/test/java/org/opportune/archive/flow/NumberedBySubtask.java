package org.opportune.archive.flow;

import org.apache.flink.api.common.functions.RichMapFunction;

/** A record's subtask and its text. */
final class NumberedBySubtask extends RichMapFunction<String, String> {
    private static final long serialVersionUID = 1L;

    @Override
    public String map(String line) {
        return getRuntimeContext().getTaskInfo().getIndexOfThisSubtask() + "/" + line;
    }
}
