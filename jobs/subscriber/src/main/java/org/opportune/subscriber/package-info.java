/**
 * One subscriber's step: an event or a moment of silence in, profile, partial matches and contact ledger changed
 * together, decisions out. Pure Java: never reads a clock, never sends, never logs, knows no Flink.
 */
package org.opportune.subscriber;
