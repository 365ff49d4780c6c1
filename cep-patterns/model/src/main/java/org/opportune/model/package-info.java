/**
 * Scenarios, campaigns, policies, places and handsets, checked: what a definition means. In: values the language room has
 * checked; out: the same values, immutable. Never parses text, never compiles, never reads a clock.
 */
package org.opportune.model;
