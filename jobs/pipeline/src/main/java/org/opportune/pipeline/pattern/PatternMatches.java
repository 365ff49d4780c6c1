package org.opportune.pipeline.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.cep.functions.PatternProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;
import org.opportune.flinkcep.CepMatch;
import org.opportune.flinkcep.Occurrence;
import org.opportune.flinkcep.Proof;
import org.opportune.schemas.Envelope;

/** Keeps what Flink gives until all of one subscriber and moment is there. One thread. */
final class PatternMatches extends PatternProcessFunction<Occurrence, Envelope> {
    private static final long serialVersionUID = 1L;

    private final Proof proof;
    private transient @Nullable List<CepMatch> found;

    PatternMatches(Proof proof) {
        this.proof = proof;
    }

    @Override
    public void processMatch(Map<String, List<Occurrence>> taken, Context context, Collector<Envelope> out) {
        if (found == null) {
            found = new ArrayList<>();
        }
        found.add(proof.match(taken));
    }

    /** What was found since the last call, in the order in which it counts. */
    List<CepMatch> take() {
        if (found == null) {
            return List.of();
        }
        List<CepMatch> all = found;
        found = null;
        all.sort(CepMatch.ORDER);
        return all;
    }
}
