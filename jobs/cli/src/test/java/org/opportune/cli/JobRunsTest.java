package org.opportune.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opportune.cli.OpenRuns.NotCounted;
import org.opportune.language.Language;
import org.opportune.model.Scenario;
import org.opportune.subscriber.SubscriberSample;

/** Against what Flink 2.2.1 answered; that a job's metrics have these names, MeasuredJobsTest of jobs/pipeline sees. */
class JobRunsTest {
    private static final String JOB = "/jobs/0123456789abcdef0123456789abcdef";
    private static final String METRICS = JOB + "/vertices/aa00000000000000000000000000000a/subtasks/metrics";
    private static final String OPERATOR = "order__remember__recognise__decide.opportune.";
    private static final Scenario CALL =
            Objects.requireNonNull(Language.scenario("call.yaml", Texts.CALL).value());

    private final Map<String, String> answers = new HashMap<>();
    private HttpServer flink;
    private String url;

    @BeforeEach
    void serve() throws Exception {
        flink = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        flink.createContext("/", exchange -> {
            String asked = URLDecoder.decode(exchange.getRequestURI().toString(), StandardCharsets.UTF_8);
            byte[] body = answers.getOrDefault(asked, "{\"errors\":[\"Not found: " + asked + "\"]}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answers.containsKey(asked) ? 200 : 404, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        flink.start();
        url = "http://127.0.0.1:" + flink.getAddress().getPort();
        answers.put(
                "/jobs/overview",
                "{\"jobs\":[" + job("0123456789abcdef0123456789abcdef", "opportune-engagement", "RUNNING") + ","
                        + job("1123456789abcdef0123456789abcdef", "opportune-delivery", "RUNNING") + ","
                        + job("2123456789abcdef0123456789abcdef", "opportune-engagement", "CANCELED") + "]}");
        answers.put(JOB, """
                {"jid":"0123456789abcdef0123456789abcdef","name":"opportune-engagement","state":"RUNNING",
                 "vertices":[{"id":"aa00000000000000000000000000000a","name":"order","parallelism":2,"status":"RUNNING"}]}""");
        answers.put(
                METRICS,
                "[{\"id\":\"" + OPERATOR + "open_partials\"}," + id("open_sampled") + "," + id("open_sampled_squares")
                        + ",{\"id\":\"" + OPERATOR + "buffer_limit_bytes\"}]");
        everywhere(2);
        runs(30, 40);
    }

    @AfterEach
    void end() {
        flink.stop(0);
    }

    private static String job(String id, String name, String state) {
        return "{\"jid\":\"" + id + "\",\"name\":\"" + name + "\",\"start-time\":1,\"state\":\"" + state + "\"}";
    }

    private static String metric(String name) {
        return OPERATOR + "scenario.after-call." + name;
    }

    private static String id(String name) {
        return "{\"id\":\"" + metric(name) + "\"}";
    }

    private void everywhere(int subtasks) {
        String metric = OPERATOR + "buffer_limit_bytes";
        answers.put(
                METRICS + "?agg=sum&get=" + metric, "[{\"id\":\"" + metric + "\",\"sum\":" + subtasks * 1000.0 + "}]");
        answers.put(METRICS + "?agg=avg&get=" + metric, "[{\"id\":\"" + metric + "\",\"avg\":1000.0}]");
    }

    private void runs(int seen, int squares) {
        answers.put(
                METRICS + "?agg=sum&get=" + metric("open_sampled") + "," + metric("open_sampled_squares"),
                "[{\"id\":\"" + metric("open_sampled") + "\",\"sum\":" + seen + ".0},{\"id\":\""
                        + metric("open_sampled_squares") + "\",\"sum\":" + squares + ".0}]");
    }

    private JobRuns ask(String address) throws Exception {
        return JobRuns.ask(address, Duration.ofSeconds(1));
    }

    @Test
    void theRunsOfTheSampleTellAboutHowManyAllHave() throws Exception {
        JobRuns runs = ask(url);
        assertThat(runs.of(CALL)).hasToString("about 1,900 runs (of a sample: 30 seen; give or take 800)");
        assertThat(runs.of(CALL)).isEqualTo(new OpenRuns.Count(1_920, 30, 803, 0));
        assertThat(runs.from()).endsWith("opportune-engagement 0123456789abcdef0123456789abcdef");
        Scenario other = Objects.requireNonNull(Language.scenario("a", Texts.CALL.replace("after-call", "other"))
                .value());
        assertThat(runs.of(other)).isNull();
        runs(0, 0);
        assertThat(ask(url + JOB + "/").of(CALL)).hasToString("about 0 runs (of a sample: 0 seen; give or take 190)");
        assertThat(ask(url + "/#/job/running/0123456789abcdef0123456789abcdef/overview")
                        .of(CALL))
                .isNotNull();
    }

    @Test
    void whoDoesNotTellIsNotBelieved() {
        everywhere(1);
        assertThatThrownBy(() -> ask(url))
                .isInstanceOf(NotCounted.class)
                .hasMessageStartingWith("the job does not tell of open runs, or not all of its subtasks do (yet)");
        answers.put("/jobs/overview", "{\"jobs\":[]}");
        assertThatThrownBy(() -> ask(url)).hasMessage("no job runs there: --job=" + url);
        String twin = "3123456789abcdef0123456789abcdef";
        answers.put(
                "/jobs/overview",
                "{\"jobs\":[" + job("0123456789abcdef0123456789abcdef", "opportune-engagement", "RUNNING") + ","
                        + job(twin, "opportune-engagement", "RUNNING") + "]}");
        assertThatThrownBy(() -> ask(url))
                .hasMessageStartingWith("several jobs run there, name one: --job=" + url + JOB)
                .hasMessageContaining(twin);
        assertThatThrownBy(() -> ask(url + "/jobs/" + twin)).hasMessageContaining("status=404");
        answers.put(JOB, "{\"state\":\"CANCELED\"}");
        assertThatThrownBy(() -> ask(url + JOB)).hasMessageStartingWith("the job does not run: state=CANCELED");
        assertThatThrownBy(() -> ask("localhost:8081")).hasMessageStartingWith("must be as http://HOST:PORT");
        flink.stop(0);
        assertThatThrownBy(() -> ask(url)).hasMessage("cannot ask Flink: ConnectException: --job=" + url);
    }

    /** Nineteen of twenty estimates are as near as they say, also where runs come in bunches. */
    @Test
    void theMarginHolds() {
        int near = 0;
        for (int trial = 0; trial < 400; trial++) {
            Random random = new Random(trial);
            long[] runs = LongStream.range(0, 20_000)
                    .map(i -> random.nextInt(4) == 0 ? 1 + random.nextInt(16) : 0)
                    .toArray();
            long first = 8_613_800_000_000L + trial * 1_000_003L;
            long open = 0;
            long seen = 0;
            long squares = 0;
            for (int i = 0; i < runs.length; i++) {
                open += runs[i];
                if (SubscriberSample.has(first + i)) {
                    seen += runs[i];
                    squares += runs[i] * runs[i];
                }
            }
            OpenRuns.Count count = JobRuns.estimate((double) seen, (double) squares);
            near += Math.abs(count.open() - open) <= count.margin() ? 1 : 0;
        }
        assertThat(near).isBetween(364, 396);
    }
}
