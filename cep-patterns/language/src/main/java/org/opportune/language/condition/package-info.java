/**
 * Conditions in CEL: checked against what scenarios and audiences may read, and compiled. In: the text of a condition
 * and its vocabulary; out: findings by character, or a predicate in generated code with the values it captures of
 * earlier steps. Never interprets a condition, never puts an author's text into generated source, never logs.
 */
package org.opportune.language.condition;
