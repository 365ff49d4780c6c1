package org.opportune.live;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.opportune.pipeline.Station;
import org.opportune.pipeline.measure.Measure;
import org.opportune.smpp.sink.SmppMeasure;

/** flink-conf/monitoring/metrics.md, made of the enums that list the metrics. */
final class MetricsPage {
    /** How Flink's Prometheus reporter names what operators have. */
    private static final String SCOPE = "flink_taskmanager_job_task_operator_";

    private static final String HEAD = """
            # Metrics

            Made of `org.opportune.pipeline.measure.Measure` and `org.opportune.smpp.sink.SmppMeasure`; do not edit. After a
            change there: `./mvnw -pl jobs/live -am test -Dtest=MonitoringTest -Dsurefire.failIfNoSpecifiedTests=false
            -Dmonitoring.write=true`.

            Names are those that `prometheus.yml` gives. Flink itself writes the labels' names before the metric's:
            `opportune_matches` is `flink_taskmanager_job_task_operator_opportune_scenario_matches`; in other reporters and
            the REST interface it is `opportune.scenario.<id>.matches` below the operator. Beside the labels named here each
            has Flink's own (`job_name`, `operator_name`, `subtask_index`, ...); to sum over subtasks is the reader's part.

            - A counter counts since the attempt of its task began. The counts since the job began, over restarts, are the
              job's accumulators (`org.opportune.pipeline.operator.Counts`).
            - A time in UTC ms is 0 until there is one. A lag is `time() - x / 1000`; in a replay it says nothing.
            - A histogram is a summary with the quantiles 0.5, 0.75, 0.95, 0.98, 0.99 and 0.999, and `_count`.
            - Labels hold ids of definitions, names of feeds, topics and message centres, and constants: never a number, a
              text or an id of a subscriber. At most 5,000 combinations of one metric and 64 feeds are told apart in one
              subtask; what is more is counted under `OTHER`, or, of feeds, shown by `opportune_oldest_tick_ms` alone.

            """;

    private MetricsPage() {}

    /** One metric, of either enum. */
    record Row(String title, List<String> labels, String kind, String unit, String meaning, String where) {
        String name() {
            return "opportune_" + title;
        }

        String flinkName() {
            return SCOPE + "opportune_"
                    + String.join("", labels.stream().map(l -> l + "_").toList()) + title;
        }

        private String line() {
            String shown = labels.stream().map(label -> "`" + label + "`").collect(Collectors.joining(", "));
            return "| `" + name() + "` | " + kind + " | " + unit + " | " + shown + " | " + meaning + " | " + where
                    + " |\n";
        }
    }

    static List<Row> engagementAndOutcomes() {
        return Arrays.stream(Measure.values())
                .map(m -> new Row(
                        m.title(),
                        m.labels(),
                        m.kind().name().toLowerCase(java.util.Locale.ROOT),
                        m.unit(),
                        m.meaning(),
                        m.stations().stream().map(Station::title).collect(Collectors.joining("; "))))
                .toList();
    }

    static List<Row> smpp() {
        return Arrays.stream(SmppMeasure.values())
                .map(m -> new Row(
                        m.title(),
                        m.labels(),
                        m.kind().name().toLowerCase(java.util.Locale.ROOT),
                        m.unit(),
                        m.meaning(),
                        Station.SEND.title()))
                .toList();
    }

    static List<Row> all() {
        List<Row> all = new ArrayList<>(engagementAndOutcomes());
        all.addAll(smpp());
        return all;
    }

    static String text() {
        StringBuilder page = new StringBuilder(HEAD);
        table(page, "Both jobs, without the sending", engagementAndOutcomes());
        page.append('\n');
        table(page, "Sending over SMPP", smpp());
        return page.toString();
    }

    private static void table(StringBuilder page, String title, List<Row> rows) {
        page.append("## ").append(title).append("\n\n");
        page.append("| Name | Type | Unit | Labels | | Operator |\n|---|---|---|---|---|---|\n");
        rows.forEach(row -> page.append(row.line()));
    }
}
