package org.opportune.pipeline;

import java.util.Map;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.opportune.flinkcep.CepScenario;
import org.opportune.flinkcep.Occurrence;
import org.opportune.pipeline.pattern.PatternFeed;
import org.opportune.pipeline.pattern.PatternKinds;
import org.opportune.pipeline.pattern.PatternOperator;
import org.opportune.pipeline.pattern.Patterns;
import org.opportune.pipeline.stream.StreamType;
import org.opportune.schemas.Envelope;

/** Beside the way of events an operator for each pattern, and its matches back on that way. */
final class PatternTopology {
    private PatternTopology() {}

    /** The events, and what patterns found in them; the events alone if there are no patterns. */
    static DataStream<Envelope> withMatches(SingleOutputStreamOperator<Envelope> events, Patterns patterns) {
        if (patterns.isEmpty()) {
            return events;
        }
        SingleOutputStreamOperator<Occurrence> ordered = EngagementTopology.at(
                EngagementTopology.at(events.filter(new PatternKinds(patterns.kinds())), Station.PATTERN_EVENTS)
                        .keyBy(Envelope::msisdn, Types.LONG)
                        .transform(Station.PATTERN_ORDER.title(), StreamType.OCCURRENCE, new PatternFeed(patterns)),
                Station.PATTERN_ORDER);
        DataStream<Envelope> all = events;
        for (Map.Entry<String, CepScenario> pattern : patterns.byVersion().entrySet()) {
            all = all.union(matches(ordered, pattern.getKey(), pattern.getValue()));
        }
        return all;
    }

    /** A changed pattern is another operator: the runs of the old one would go on under conditions that they never met. */
    private static DataStream<Envelope> matches(
            SingleOutputStreamOperator<Occurrence> ordered, String version, CepScenario scenario) {
        return ordered.getSideOutput(PatternFeed.to(version))
                .keyBy(one -> one.event().getMsisdn(), Types.LONG)
                .transform(Station.PATTERN.title(), StreamType.ENVELOPE, new PatternOperator(scenario))
                .uid(Station.PATTERN.uid(version))
                .setDescription(
                        Station.PATTERN.title() + ": " + scenario.scenario().id());
    }
}
