/**
 * Scenarios for Apache Flink CEP. In comes a checked scenario, out goes a pattern that matches where the scenario does,
 * or everything that Flink CEP cannot say of it; of a match, when it counts and what proves it. It never reads text, never
 * runs a job, and knows nothing of profiles, places and handsets.
 */
@NullMarked
package org.opportune.flinkcep;

import org.jspecify.annotations.NullMarked;
