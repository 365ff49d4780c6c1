/**
 * The floor and our pipeline on one workload, each round in its own JVM. In comes the committed workload, out go events
 * per CPU second, the ratio, and what shows that work was done. It judges nothing by wall time and changes no room it
 * measures.
 */
package org.opportune.benchmarks;
