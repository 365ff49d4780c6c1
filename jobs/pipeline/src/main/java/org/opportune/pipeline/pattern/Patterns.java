package org.opportune.pipeline.pattern;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.flink.cep.pattern.MalformedPatternException;
import org.opportune.flinkcep.CepScenario;
import org.opportune.flinkcep.JavaPattern;
import org.opportune.flinkcep.ScenarioSource;
import org.opportune.language.Checked;
import org.opportune.language.Language;
import org.opportune.language.Problem;
import org.opportune.model.Scenario;
import org.opportune.model.Scenario.Engine;
import org.opportune.schemas.control.Control;
import org.opportune.schemas.control.ControlKind;
import org.opportune.schemas.control.ControlVerb;
import org.opportune.schemas.event.EventKind;

/**
 * The scenarios that a job runs as patterns of Apache Flink CEP. They are part of its graph: made where it is submitted.
 * A scenario may be there in several versions; which of them counts, if any, is said by control.
 */
public final class Patterns {
    /** None: the graph has no operators for them. */
    public static final Patterns NONE = new Patterns(Map.of());

    /** By {@link PatternNames#version}. */
    private final Map<String, CepScenario> scenarios;

    private Patterns(Map<String, CepScenario> scenarios) {
        this.scenarios = scenarios;
    }

    /**
     * A scenario as its author wrote it.
     *
     * @param origin name of the file, for messages
     */
    public record Text(String origin, String text) implements ScenarioSource {
        @Override
        public Scenario scenario() {
            return Language.scenario(origin, text).get();
        }
    }

    /**
     * The patterns of these files.
     *
     * @param problems takes everything that stands in the way, a line each
     */
    public static Patterns of(List<Text> texts, Collection<String> problems) {
        Map<String, CepScenario> scenarios = new TreeMap<>();
        for (Text text : texts) {
            Checked<Scenario> checked = Language.scenario(text.origin(), text.text());
            checked.problems().stream().map(Problem::headline).forEach(problems::add);
            Scenario scenario = checked.value();
            if (scenario != null && scenario.engine() != Engine.FLINK_CEP) {
                problems.add(text.origin()
                        + ": only what Flink CEP runs is part of a job, write engine: flink-cep: scenario="
                        + scenario.id());
            } else if (scenario != null) {
                add(scenarios, text, scenario, problems);
            }
        }
        return new Patterns(scenarios);
    }

    private static void add(
            Map<String, CepScenario> scenarios, Text text, Scenario scenario, Collection<String> problems) {
        try {
            scenarios.put(PatternNames.version(scenario), cep(text, scenario));
        } catch (IllegalArgumentException | MalformedPatternException e) {
            problems.add(text.origin() + ": " + e.getMessage());
        }
    }

    private static CepScenario cep(Text text, Scenario scenario) {
        String name = scenario.pattern();
        if (name == null) {
            return CepScenario.of(text);
        }
        Set<String> known = new TreeSet<>();
        for (JavaPattern java : ServiceLoader.load(JavaPattern.class, JavaPattern.class.getClassLoader())) {
            if (java.name().equals(name)) {
                return CepScenario.of(scenario, java);
            }
            known.add(java.name());
        }
        throw new IllegalArgumentException(
                "no such pattern in Java on the class path: pattern=" + name + ", known=" + known);
    }

    /**
     * The patterns of every scenario that is published at some time.
     *
     * @throws IllegalArgumentException with everything that stands in the way
     */
    public static Patterns published(List<Control> controls) {
        List<Text> texts = new ArrayList<>();
        for (Control control : controls) {
            String text = control.getText();
            if (control.getKind() == ControlKind.SCENARIO && control.getVerb() == ControlVerb.PUBLISH && text != null) {
                Scenario scenario = Language.scenario(control.getOrigin(), text).value();
                if (scenario != null && scenario.engine() == Engine.FLINK_CEP && scenario.runs()) {
                    texts.add(new Text(control.getOrigin(), text));
                }
            }
        }
        List<String> problems = new ArrayList<>();
        Patterns patterns = of(texts, problems);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
        return patterns;
    }

    public boolean isEmpty() {
        return scenarios.isEmpty();
    }

    /** By version, in order. */
    public Map<String, CepScenario> byVersion() {
        return Collections.unmodifiableMap(scenarios);
    }

    /** Every kind that some pattern must be shown. */
    public Set<EventKind> kinds() {
        Set<EventKind> kinds = EnumSet.noneOf(EventKind.class);
        scenarios.values().forEach(scenario -> kinds.addAll(scenario.kinds()));
        return kinds;
    }

    public PatternNames names() {
        return new PatternNames(scenarios.keySet());
    }
}
