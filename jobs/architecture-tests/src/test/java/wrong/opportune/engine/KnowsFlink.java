package wrong.opportune.engine;

import org.apache.flink.util.OutputTag;

/** A pure room that knows Flink. */
record KnowsFlink(OutputTag<String> tag) {}
