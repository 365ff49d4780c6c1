package org.opportune.simulators.country;

import java.nio.file.Path;
import java.time.Instant;
import org.opportune.simulators.country.observation.Noise;
import org.opportune.simulators.country.observation.View;

/**
 * What to simulate.
 *
 * @param from included; the country begins with the day that this belongs to
 * @param to excluded
 * @param view which interfaces are tapped; the world and its truth are the same for all
 * @param out an existing directory for {@code places.yaml}, {@code sites.yaml}, {@code numbers.yaml}, {@code handsets.csv}, {@code
 *     facts.csv} and {@code truth.jsonl}
 * @param truth false = without {@code truth.jsonl}, which takes some hundred octets for each person and day
 */
public record SimulationOptions(
        long seed, int subscribers, Instant from, Instant to, Noise noise, View view, Path out, boolean truth) {}
