package org.opportune.pipeline.pattern;

import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.opportune.model.Scenario;
import org.opportune.model.Scenario.Engine;
import org.opportune.pipeline.EngagementOption;

/**
 * Which patterns a job was submitted with. A job has the operators that it was submitted with and no others, so a scenario
 * that needs another one cannot be put in force while it runs.
 *
 * @param versions each as {@link #version}
 */
public record PatternNames(Set<String> versions) implements Serializable {
    /** Of a job that runs none. */
    public static final PatternNames NONE = new PatternNames(Set.of());

    public PatternNames {
        versions = Set.copyOf(versions);
    }

    /** The scenario in this version, by which its operator is found again. */
    static String version(Scenario scenario) {
        return scenario.id() + "-" + scenario.fingerprint();
    }

    /** One rule for each of the scenarios that shall run and whose pattern is not in the job. */
    public List<String> missing(Collection<Scenario> scenarios) {
        return scenarios.stream()
                .filter(s -> s.engine() == Engine.FLINK_CEP && s.runs() && !versions.contains(version(s)))
                .map(s ->
                        "engine: flink-cep runs in jobs that were submitted with it, and this one was not; name its file in "
                                + EngagementOption.PATTERNS.key() + " and submit the job again: scenario=" + s.id()
                                + ", fingerprint=" + s.fingerprint() + ", in the job=" + new TreeSet<>(versions))
                .toList();
    }

    /**
     * Sees to it that what is in force runs.
     *
     * @throws IllegalStateException if a scenario was in force when the state was saved, and its pattern is not in the job
     */
    public void require(Collection<Scenario> inForce) {
        List<String> missing = missing(inForce);
        if (!missing.isEmpty()) {
            throw new IllegalStateException(
                    "a scenario is in force that this job cannot run, retire it first or keep its file: "
                            + String.join("; ", missing));
        }
    }
}
