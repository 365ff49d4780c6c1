package org.opportune.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.apache.flink.runtime.metrics.filter.ReporterFilter;
import org.apache.flink.runtime.metrics.groups.AbstractMetricGroup;
import org.apache.flink.runtime.metrics.groups.FrontMetricGroup;
import org.apache.flink.runtime.metrics.groups.ReporterScopedSettings;
import org.apache.flink.runtime.testutils.InMemoryReporter;
import org.opportune.pipeline.measure.Measure;

/** What jobs registered in the group of ours, kept beyond their end. */
final class ShownMetrics {
    private final InMemoryReporter reporter = InMemoryReporter.createWithRetainedMetrics();

    /** One metric: its operator's name, its own, its label names and values in turn. */
    private record Shown(String operator, String name, List<String> labels, Metric metric) {
        List<String> everySecond(int from) {
            return IntStream.range(0, labels.size())
                    .filter(i -> i % 2 == from)
                    .mapToObj(labels::get)
                    .toList();
        }

        String line() {
            return name + " " + everySecond(0) + " " + kind() + " at " + operator;
        }

        private String kind() {
            return metric.getMetricType().name();
        }

        boolean hasMoved() {
            if (metric instanceof Counter counter) {
                return counter.getCount() > 0;
            }
            if (metric instanceof Histogram histogram) {
                return histogram.getCount() > 0;
            }
            return metric instanceof Gauge<?> gauge && gauge.getValue() instanceof Number n && n.longValue() > 0;
        }
    }

    /** With the reporter in it. */
    Configuration configuration() {
        return reporter.addToConfiguration(new Configuration());
    }

    private List<Shown> all() {
        List<Shown> all = new ArrayList<>();
        for (Map.Entry<MetricGroup, Map<String, Metric>> group :
                reporter.getMetricsByGroup().entrySet()) {
            List<String> scope = List.of(group.getKey().getScopeComponents());
            int ours = scope.indexOf(Measure.GROUP);
            if (ours >= 0) {
                String operator = group.getKey().getAllVariables().get("<operator_name>");
                group.getValue()
                        .forEach((name, metric) ->
                                all.add(new Shown(operator, name, scope.subList(ours + 1, scope.size()), metric)));
            }
        }
        return all;
    }

    /** Each metric without its label values, in order. */
    Set<String> lines() {
        Set<String> lines = new TreeSet<>();
        all().forEach(shown -> lines.add(shown.line()));
        return lines;
    }

    Set<String> labelValues() {
        Set<String> values = new TreeSet<>();
        all().forEach(shown -> values.addAll(shown.everySecond(1)));
        return values;
    }

    /** The greatest value that a gauge of that name shows now, 0 if there is none. */
    long greatest(Measure measure) {
        return all().stream()
                .filter(shown -> shown.name().equals(measure.title()))
                .mapToLong(shown -> shown.metric() instanceof Gauge<?> gauge && gauge.getValue() instanceof Number n
                        ? n.longValue()
                        : 0)
                .max()
                .orElse(0);
    }

    /** Waits until each was seen above zero, be it for a moment. */
    void awaitMoved(Set<Measure> expected, Duration atMost) {
        Set<Measure> still = EnumSet.copyOf(expected);
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!still.isEmpty()) {
            all().stream()
                    .filter(Shown::hasMoved)
                    .map(shown -> Measure.valueOf(shown.name().toUpperCase(Locale.ROOT)))
                    .forEach(still::remove);
            assertThat(System.nanoTime() - deadline)
                    .as("did not move: %s", still)
                    .isNegative();
            LockSupport.parkNanos(5_000_000);
        }
    }

    /** Shows another reporter what was kept. */
    void tell(MetricReporter other) {
        var settings = new ReporterScopedSettings<>(0, '.', ReporterFilter.NO_OP_FILTER, Set.of(), Map.of());
        reporter.getMetricsByGroup().forEach((group, metrics) -> {
            if (List.of(group.getScopeComponents()).contains(Measure.GROUP)) {
                var front = new FrontMetricGroup<>(settings, (AbstractMetricGroup<?>) group);
                metrics.forEach((name, metric) -> other.notifyOfAddedMetric(metric, name, front));
            }
        });
    }
}
