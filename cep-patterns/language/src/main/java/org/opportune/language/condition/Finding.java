package org.opportune.language.condition;

/**
 * What is wrong with a condition.
 *
 * @param offset index of the code point in the condition's text, 0-based
 * @param rule the rule, then {@code name=value}
 */
public record Finding(int offset, String rule) {}
