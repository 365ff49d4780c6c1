package org.opportune.flinkcep;

import java.io.Serializable;
import org.opportune.model.Scenario;

/**
 * Where the conditions of a pattern find their scenario: Flink ships conditions with the job, and compiled code cannot
 * travel, so it is made again where it runs. Always gives the same scenario.
 */
@FunctionalInterface
public interface ScenarioSource extends Serializable {
    /** Its conditions compiled. Asked once by each condition. */
    Scenario scenario();
}
