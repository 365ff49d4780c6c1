package org.opportune.language.condition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import org.opportune.model.Condition;
import org.opportune.model.EventField;
import org.opportune.model.HandsetField;
import org.opportune.model.LocalField;
import org.opportune.model.Predicate.Truth;
import org.opportune.model.ProfileField;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.event.Service;

/** Generated code answers as CEL's own interpreter does, where a field that is absent is CEL's missing key. */
class InterpreterLawTest {
    private static final Vocabulary VOCABULARY = Vocabulary.change(List.of(new Vocabulary.EarlierStep("call", true)));
    private static final Set<String> INSIDE = Set.of("460-00-1@airport");
    private static final Map<Truth, Integer> ANSWERS = new EnumMap<>(Truth.class);

    private static final CelRuntime RUNTIME = CelRuntimeFactory.legacyCelRuntimeBuilder()
            .setOptions(CelOptions.current().enableRegexPartialMatch(true).build())
            .addFunctionBindings(CelFunctionBinding.from(
                    WholeCel.IN_PLACE, String.class, String.class, (id, place) -> INSIDE.contains(id + '@' + place)))
            .addFunctionBindings(CelFunctionBinding.from(
                    WholeCel.IN_CLASS,
                    String.class,
                    String.class,
                    (digits, of) -> of.equals(TestScope.CLASS) && digits.startsWith("1")))
            .build();

    @Property(tries = 60)
    void generatedCodeAgreesWithTheInterpreter(@ForAll long seed)
            throws CelValidationException, CelEvaluationException {
        Random random = new Random(seed);
        RandomCondition generator = new RandomCondition(random);
        List<String> texts = new ArrayList<>();
        List<CheckedCondition> checked = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            String text = generator.truth(1 + random.nextInt(4));
            CheckedCondition condition = Conditions.check(text.replace("§", "has(event.attributes.k)"), VOCABULARY);
            assertThat(condition.findings()).as(text).isEmpty();
            texts.add(text.replace("§", "(has(event.attributes) && has(event.attributes.k))"));
            checked.add(condition);
        }
        List<Condition> compiled = Conditions.compile(checked);
        List<TestScope> scopes = List.of(scope(random), scope(random), scope(random), scope(random));
        for (int i = 0; i < texts.size(); i++) {
            CelAbstractSyntaxTree tree = WholeCel.COMPILER.compile(texts.get(i)).getAst();
            CelRuntime.Program program = RUNTIME.createProgram(tree);
            for (TestScope scope : scopes) {
                Truth expected = interpreted(program, scope);
                CheckedCondition condition = checked.get(i);
                assertThat(compiled.get(i).code().ask(scope))
                        .as(() -> condition + " asked of " + scope)
                        .isEqualTo(expected);
                ANSWERS.merge(expected, 1, Integer::sum);
            }
        }
    }

    @AfterContainer
    static void everyAnswerWasGivenOften() {
        assertThat(ANSWERS)
                .hasSize(3)
                .allSatisfy((truth, times) -> assertThat(times).isGreaterThan(200));
    }

    private static Truth interpreted(CelRuntime.Program program, TestScope scope) {
        Map<String, Object> profile = new HashMap<>();
        scope.profile()
                .forEach((field, value) ->
                        profile.put(field.fieldName(), value instanceof Set<?> set ? List.copyOf(set) : value));
        try {
            return (Boolean) program.eval(Map.of(
                            "event",
                            fields(scope.event()),
                            "call",
                            named(scope.captured()),
                            "profile",
                            profile,
                            "local",
                            local(scope),
                            "handset",
                            handset(scope::handset),
                            "previousHandset",
                            handset(scope::previousHandset)))
                    ? Truth.TRUE
                    : Truth.FALSE;
        } catch (CelEvaluationException e) {
            return Truth.ABSENT;
        }
    }

    private static Map<String, Object> local(TestScope scope) {
        Map<String, Object> values = new HashMap<>();
        for (LocalField field : LocalField.values()) {
            Object value = scope.local(field);
            if (value != null) {
                values.put(field.fieldName(), value);
            }
        }
        return values;
    }

    private static Map<String, Object> handset(Function<HandsetField, Object> reader) {
        Map<String, Object> values = new HashMap<>();
        for (HandsetField field : HandsetField.values()) {
            Object value = reader.apply(field);
            if (value != null) {
                values.put(field.fieldName(), value);
            }
        }
        return values;
    }

    private static Map<String, Object> fields(Event event) {
        Map<EventField, Object> values = new EnumMap<>(EventField.class);
        for (EventField field : EventField.values()) {
            Object value = field.read(event);
            if (value != null) {
                values.put(field, value);
            }
        }
        return named(values);
    }

    private static Map<String, Object> named(Map<EventField, Object> values) {
        Map<String, Object> named = new HashMap<>();
        values.forEach((field, value) -> named.put(field.fieldName(), value));
        return named;
    }

    private static TestScope scope(Random random) {
        Event event = TestScope.call(
                random.nextBoolean() ? "10086" : "停止",
                random.nextInt(4) == 0 ? null : 60L + 30L * random.nextInt(2),
                "460-00-" + random.nextInt(2));
        if (random.nextInt(3) == 0) {
            event.setCounterpart(null);
        }
        if (random.nextInt(3) == 0) {
            event.setLocation(null);
        }
        if (random.nextBoolean()) {
            event.setAttributes(random.nextBoolean() ? Map.of("k", "STOP", "STOP", "10086") : Map.of("x", "y"));
        }
        if (random.nextBoolean()) {
            event.setService(new Service("12580", null, random.nextBoolean() ? Long.MAX_VALUE : -1L));
        }
        Map<EventField, Object> captured = new EnumMap<>(EventField.class);
        if (random.nextBoolean()) {
            captured.put(EventField.COUNTERPART, "12580");
            captured.put(EventField.DURATION, Long.MIN_VALUE);
            captured.put(EventField.CELL, "460-00-1");
        }
        Map<ProfileField, Object> profile = new EnumMap<>(ProfileField.class);
        if (random.nextBoolean()) {
            profile.put(ProfileField.TAGS, Set.of("STOP", "10086"));
            profile.put(ProfileField.TARIFF, "STOP");
        }
        if (random.nextInt(3) == 0) {
            profile.put(ProfileField.PREVIOUS_TARIFF, random.nextBoolean() ? "STOP" : "10086");
        }
        Map<HandsetField, Object> handset = random.nextInt(3) == 0
                ? Map.of()
                : Map.of(HandsetField.MMS, random.nextBoolean(), HandsetField.YEAR, 60L, HandsetField.MAKER, "STOP");
        return new TestScope(event, profile, captured, INSIDE, handset);
    }
}
