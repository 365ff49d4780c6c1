/**
 * Text that people write to definitions the house runs on. In: the YAML text of one scenario, campaign, policy, list of
 * places or list of tests; out: the checked model with compiled conditions, or every problem with its place; of a text
 * of options its keys and values. Never reads a file, a clock, the system's zone or locale, and never logs.
 */
package org.opportune.language;
