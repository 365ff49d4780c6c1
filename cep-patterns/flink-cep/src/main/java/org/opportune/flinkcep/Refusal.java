package org.opportune.flinkcep;

/**
 * Something that Flink CEP cannot say.
 *
 * @param step name of the step; empty = the scenario as a whole
 * @param rule for people, with {@code name=value}
 */
public record Refusal(String step, String rule) {}
