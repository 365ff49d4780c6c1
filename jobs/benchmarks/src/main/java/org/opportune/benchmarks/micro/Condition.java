package org.opportune.benchmarks.micro;

import dev.cel.common.CelValidationException;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.opportune.language.Language;
import org.opportune.library.Library;
import org.opportune.model.Predicate;
import org.opportune.model.Predicate.Truth;
import org.opportune.model.Scenario;
import org.opportune.schemas.event.Call;
import org.opportune.schemas.event.Counterpart;
import org.opportune.schemas.event.Direction;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.event.NumberClass;

/** The condition of hotline-follow-up, compiled and interpreted, about one call that it holds for. */
final class Condition {
    private static final Map<String, Object> AS_MAP =
            Map.of("event", Map.of("counterpart", "10086", "direction", "ORIGINATING"));

    private final Predicate compiled;
    private final CelRuntime.Program program;
    private final Seen seen;

    Condition() {
        String id = "hotline-follow-up";
        Scenario scenario = Objects.requireNonNull(
                Language.scenario(id, Library.entry(id).scenario()).value(), "the library checks");
        org.opportune.model.Condition where =
                Objects.requireNonNull(scenario.steps().get(0).hears().get(0).where(), "the call has a condition");
        compiled = where.code();
        program = program(where.text());
        Event event = new Event();
        event.setCall(new Call(Direction.ORIGINATING, 60L, null));
        event.setCounterpart(new Counterpart("10086", 0, 1, NumberClass.SERVICE, null));
        seen = new Seen(event, Set.of());
    }

    @SuppressWarnings("InlineMeInliner") // of the two runtimes this one is the faster
    private static CelRuntime.Program program(String text) {
        CelCompiler compiler = CelCompilerFactory.standardCelCompilerBuilder()
                .addVar("event", MapType.create(SimpleType.STRING, SimpleType.DYN))
                .build();
        try {
            return CelRuntimeFactory.standardCelRuntimeBuilder()
                    .build()
                    .createProgram(compiler.compile(text).getAst());
        } catch (CelValidationException | CelEvaluationException e) {
            throw new IllegalStateException(e);
        }
    }

    Truth compiled() {
        return compiled.ask(seen);
    }

    Object interpreted() {
        try {
            return program.eval(AS_MAP);
        } catch (CelEvaluationException e) {
            throw new IllegalStateException(e);
        }
    }
}
