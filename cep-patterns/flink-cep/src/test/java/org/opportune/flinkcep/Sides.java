package org.opportune.flinkcep;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.cep.functions.PatternProcessFunction;
import org.apache.flink.cep.nfa.compiler.NFACompiler;
import org.apache.flink.cep.operator.CepOperator;
import org.apache.flink.cep.pattern.Pattern;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;
import org.opportune.engine.Engine;
import org.opportune.engine.Findings;
import org.opportune.engine.Partials;
import org.opportune.engine.Plan;
import org.opportune.engine.Recognition;
import org.opportune.model.Scenario;
import org.opportune.model.Tables;
import org.opportune.schemas.event.Direction;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.event.EventId;
import org.opportune.schemas.event.EventKind;
import org.opportune.schemas.event.Message;

/** The same journeys through our engine and through Flink's own operator. Matches are "time[event,event]". */
final class Sides {
    private static final long END = 1_000_000;

    /** Flink serializes conditions and functions, and finds the scenario here again. */
    private static @Nullable Scenario inHand;

    /** What the pattern gave, in Flink's order. */
    private static final List<CepMatch> GIVEN = new ArrayList<>();

    private Sides() {}

    private static Scenario inHand() {
        return Objects.requireNonNull(inHand, "a side has a scenario in hand");
    }

    static Occurrence event(int number, long second, String kind, @Nullable String word) {
        Event.Builder event = Event.newBuilder()
                .setId(new EventId(ByteBuffer.allocate(16).putInt(12, number).array()))
                .setSource("test")
                .setMsisdn(999_000_000_001L)
                .setKind(EventKind.valueOf(kind))
                .setHappenedMs(second * 1000)
                .setKnownMs(second * 1000);
        if (word != null) {
            event.setMessage(Message.newBuilder()
                    .setDirection(Direction.ORIGINATING)
                    .setKeyword(word)
                    .build());
        }
        return new Occurrence(event.build(), second * 1000);
    }

    private static int number(EventId id) {
        return ByteBuffer.wrap(id.bytes()).getInt(12);
    }

    private static String text(long matchedMs, List<EventId> evidence) {
        return evidence.stream()
                .map(id -> Integer.toString(number(id)))
                .collect(Collectors.joining(",", matchedMs / 1000 + "[", "]"));
    }

    static List<String> ours(Scenario scenario, List<Occurrence> journey) {
        List<String> matches = new ArrayList<>();
        Findings findings = new Findings() {
            @Override
            public void matched(Recognition r) {
                matches.add(text(r.matchedMs(), r.evidence()));
            }

            @Override
            public void absentField(String id, String step) {}
        };
        Plan plan = Plan.of(List.of(scenario));
        Partials partials = new Partials();
        for (Occurrence one : journey) {
            wake(plan, partials, one.orderMs(), findings);
            Engine.onEvent(plan, Tables.NONE, partials, one.event(), one.orderMs(), field -> null, findings);
        }
        wake(plan, partials, END, findings);
        if (partials.refused() > 0) {
            throw new AssertionError("more runs than our engine opens: " + journey);
        }
        return matches;
    }

    private static void wake(Plan plan, Partials partials, long now, Findings findings) {
        while (partials.nextWakeMs() <= now) {
            Engine.onWake(plan, Tables.NONE, partials, now, field -> null, findings);
        }
    }

    /** By journey. */
    @SuppressWarnings("try") // closing a harness waits for nothing
    static List<List<String>> flinks(Scenario scenario, List<List<Occurrence>> journeys) throws Exception {
        inHand = scenario;
        GIVEN.clear();
        Pattern<Occurrence, ?> pattern = Translation.pattern(Sides::inHand);
        CepOperator<Occurrence, Long, String> operator = new CepOperator<>(
                OccurrenceSerializer.INSTANCE,
                false,
                NFACompiler.compileFactory(cast(pattern), false),
                (a, b) -> Integer.compare(
                        number(a.event().getId()), number(b.event().getId())),
                pattern.getAfterMatchSkipStrategy(),
                new Tell(),
                null);
        Map<Long, List<CepMatch>> matches = new HashMap<>();
        try (var harness = new KeyedOneInputStreamOperatorTestHarness<Long, Occurrence, String>(
                operator, one -> one.event().getMsisdn(), Types.LONG)) {
            harness.open();
            for (int j = 0; j < journeys.size(); j++) {
                for (Occurrence one : journeys.get(j)) {
                    one.event().setMsisdn(j);
                    if (Translation.kinds(scenario).contains(one.event().getKind())) {
                        harness.processElement(new StreamRecord<>(one, one.orderMs()));
                    }
                }
            }
            harness.processWatermark(new Watermark(END));
            for (CepMatch match : GIVEN) {
                matches.computeIfAbsent(match.first().event().getMsisdn(), k -> new ArrayList<>())
                        .add(match);
            }
        }
        List<List<String>> byJourney = new ArrayList<>();
        for (long j = 0; j < journeys.size(); j++) {
            Leftovers leftovers = new Leftovers(scenario.coolDownMs());
            byJourney.add(matches.getOrDefault(j, List.of()).stream()
                    .sorted(CepMatch.ORDER)
                    .filter(leftovers::take)
                    .map(match -> text(match.matchedMs(), match.evidence()))
                    .toList());
        }
        return byJourney;
    }

    @SuppressWarnings("unchecked") // the second parameter says what a stage takes, which is never narrowed here
    private static Pattern<Occurrence, Occurrence> cast(Pattern<Occurrence, ?> pattern) {
        return (Pattern<Occurrence, Occurrence>) pattern;
    }

    private static final class Tell extends PatternProcessFunction<Occurrence, String> {
        private static final long serialVersionUID = 1L;

        @Override
        public void processMatch(Map<String, List<Occurrence>> match, Context context, Collector<String> out) {
            GIVEN.add(Translation.proof(inHand()).match(match));
        }
    }
}
