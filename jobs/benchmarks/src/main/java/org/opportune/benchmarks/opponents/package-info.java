/**
 * The library's four scenarios in Flink CEP: as plain operators, one for each pattern, and as its NFA classes hosted in
 * one operator. In comes the same recording that our pipeline reads, out go findings that must equal ours. It is measured
 * and compared, never shipped, and survives no failure.
 */
package org.opportune.benchmarks.opponents;
