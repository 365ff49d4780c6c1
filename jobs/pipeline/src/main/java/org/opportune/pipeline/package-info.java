/**
 * The topology: where Flink meets the subscriber. In: sources and sinks handed in by a job; out: a stream graph with
 * every operator named and numbered in {@link org.opportune.pipeline.Station}. Never knows a connector.
 */
package org.opportune.pipeline;
