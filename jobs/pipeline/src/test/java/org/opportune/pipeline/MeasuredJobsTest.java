package org.opportune.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.metrics.MetricConfig;
import org.apache.flink.metrics.prometheus.PrometheusReporterFactory;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.InjectClusterRESTAddress;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.opportune.pipeline.measure.Measure;
import org.opportune.pipeline.operator.SubscriberOptions;
import org.opportune.pipeline.pattern.Patterns;

/** Every job, each with something of everything: what they register is what {@link Measure} lists, and it moves. */
@Timeout(240)
class MeasuredJobsTest {
    private static final ShownMetrics SHOWN = new ShownMetrics();

    @RegisterExtension
    static final MiniClusterExtension CLUSTER = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(1)
            .setConfiguration(SHOWN.configuration())
            .build());

    /** Moves 8 days after a receipt that nobody claims: no job of a test lives that long. */
    private static final Set<Measure> SLOW = EnumSet.of(Measure.RECEIPTS_ORPHANED);

    private static final String ONE_RUN =
            "\\[\\{\"id\":\"[^\",]+[.]opportune[.]scenario[.]top-up[.]open_sampled\",\"sum\":1[.]0}]";

    private static boolean ran;
    private static String asked = "";

    /** Once for all; only now jobs go to the cluster of this test. */
    @BeforeEach
    void run(@InjectClusterRESTAddress URI flink) throws Exception {
        if (ran) {
            return;
        }
        ran = true;
        Bounded.clear();
        StreamExecutionEnvironment delivery = environment();
        DeliveryTopology.build(delivery, BusyEnds.delivery());
        delivery.execute("opportune-delivery");
        StreamExecutionEnvironment signaling = environment();
        SignalingTopology.build(signaling, BusyEnds.signaling());
        signaling.execute("opportune-signaling");
        StreamExecutionEnvironment engagement = environment();
        EngagementTopology.build(
                engagement,
                BusyEnds.engagement(),
                new EngagementOptions(
                        new SubscriberOptions(2, 20_000, 100, 3_600_000, Long.MAX_VALUE),
                        new TimeLine(0, BusyEnds.START, 1),
                        BusyEnds.BOUND_MS,
                        Duration.ofSeconds(60),
                        50,
                        Long.MAX_VALUE),
                Patterns.published(List.of(BusyEnds.WRITTEN)));
        JobClient job = engagement.executeAsync("opportune-engagement");
        try {
            SHOWN.awaitMoved(EnumSet.complementOf(EnumSet.copyOf(SLOW)), Duration.ofSeconds(150));
            asked = ask(flink, job.getJobID().toString());
        } finally {
            job.cancel().get(60, TimeUnit.SECONDS);
        }
    }

    /** What Flink's REST interface answers on the runs of a scenario; it fetches now and then, so ask until it has. */
    private static String ask(URI flink, String job) throws Exception {
        String vertices = get(flink + "/jobs/" + job);
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        String answer = "";
        while (!answer.matches(ONE_RUN) && System.nanoTime() < deadline) {
            Matcher vertex = Pattern.compile("\"id\":\"(\\p{XDigit}{32})\"").matcher(vertices);
            while (vertex.find()) {
                String metrics = flink + "/jobs/" + job + "/vertices/" + vertex.group(1) + "/subtasks/metrics";
                Matcher name =
                        Pattern.compile("[^\"]+\\.top-up\\.open_sampled\\b").matcher(get(metrics));
                if (name.find()) {
                    answer = get(metrics + "?agg=sum&get=" + name.group());
                }
            }
            LockSupport.parkNanos(200_000_000);
        }
        return answer;
    }

    /** As plan --job of the command line asks, which cannot be asked here. */
    @Test
    void flinkTellsTheRunsOfAScenarioOverRest() {
        assertThat(asked).matches(ONE_RUN);
    }

    private static StreamExecutionEnvironment environment() {
        Configuration configuration = Baseline.configuration();
        configuration.set(PipelineOptions.AUTO_WATERMARK_INTERVAL, Duration.ofMillis(10));
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        return env.setParallelism(1);
    }

    @Test
    void everyMeasureIsShownWhereItIsListedWithItsLabelsAndNoOtherIs() {
        Set<String> listed = new TreeSet<>();
        for (Measure measure : Measure.values()) {
            measure.stations().forEach(station -> listed.add(line(station.title(), measure)));
        }
        assertThat(SHOWN.lines()).containsExactlyElementsOf(listed);
    }

    private static String line(String operator, Measure measure) {
        return measure.title() + " " + measure.labels() + " " + measure.kind() + " at " + operator;
    }

    @Test
    void labelsHoldNothingOfASubscriber() {
        assertThat(SHOWN.labelValues())
                .isNotEmpty()
                .noneMatch(value -> value.matches(".*[0-9]{5,}.*"))
                .noneMatch(value -> value.contains(BusyEnds.TEXT));
    }

    /** Flink's own reporter, asked over HTTP, and the renaming in prometheus.yml. */
    @Test
    void prometheusSeesThemUnderTheNamesOfTheReference() throws Exception {
        String page = scrape();
        Files.writeString(Path.of("target", "scrape.prom"), page);
        Pattern renames = Pattern.compile(renames());
        Set<String> renamed = new TreeSet<>();
        Matcher sample =
                Pattern.compile("(?m)^(flink_[a-z_A-Z]*opportune_[a-z_]+)[{]").matcher(page);
        while (sample.find()) {
            Matcher name = renames.matcher(sample.group(1));
            assertThat(name.matches()).as(sample.group(1)).isTrue();
            renamed.add(name.group(1).replaceFirst("_count$", ""));
        }
        assertThat(renamed)
                .containsExactlyElementsOf(Set.of(Measure.values()).stream()
                        .map(Measure::title)
                        .collect(Collectors.toCollection(TreeSet::new)));
        assertThat(page)
                .containsPattern("opportune_scenario_outcome_reason_decisions[{][^}]*outcome=\"ACTION\"")
                .containsPattern("reason=\"NO_CAMPAIGN\"")
                .containsPattern("scenario=\"call-after-call\"")
                .containsPattern("opportune_order_to_decision_ms[{][^}]*quantile=\"0.99\"");
    }

    private static String renames() throws Exception {
        List<String> lines = Files.readAllLines(Path.of("..", "..", "flink-conf", "monitoring", "prometheus.yml"));
        return lines.stream()
                .filter(line -> line.contains("regex: \"flink_"))
                .map(line -> line.replaceFirst(".*regex: \"(.*)\"$", "$1"))
                .findFirst()
                .orElseThrow();
    }

    private static String scrape() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        MetricConfig config = new MetricConfig();
        config.setProperty("port", String.valueOf(port));
        config.setProperty("filterLabelValueCharacters", "false");
        MetricReporter reporter = new PrometheusReporterFactory().createMetricReporter(config);
        reporter.open(config);
        try {
            SHOWN.tell(reporter);
            return get("http://127.0.0.1:" + port + "/metrics");
        } finally {
            reporter.close();
        }
    }

    private static String get(String url) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(url))
                                .timeout(Duration.ofSeconds(20))
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }
}
