package org.opportune.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.opportune.cli.OpenRuns.NotCounted;

/** What this room asks of Flink's REST interface (Flink 2.2, "REST API"): jobs and their metrics. */
final class FlinkRest {
    /** Our job's name, where several run. */
    private static final String ENGAGEMENT = "opportune-engagement";

    private static final Pattern ADDRESS = Pattern.compile("https?://[^/].*");
    /** One job below it, as the interface and as the web page write it. */
    private static final Pattern OF_JOB = Pattern.compile("/(?:jobs|#/job/\\w+)/(\\p{XDigit}{32})\\b");
    /** Names in one question: an address has no room for more. */
    private static final int ASKED = 30;

    private final HttpClient client;
    private final String base;
    private final @Nullable String id;
    private final Duration timeout;

    private FlinkRest(String base, @Nullable String id, Duration timeout) {
        this.client = HttpClient.newBuilder().connectTimeout(timeout).build();
        this.base = base;
        this.id = id;
        this.timeout = timeout;
    }

    /**
     * The cluster, and the job if the address names one.
     *
     * @param url {@code http://HOST:PORT}, with {@code /jobs/ID} behind it or as the web page shows a job
     * @throws NotCounted if it is no address
     */
    static FlinkRest at(String url, Duration timeout) throws NotCounted {
        if (!ADDRESS.matcher(url).matches()) {
            throw new NotCounted("must be as http://HOST:PORT or http://HOST:PORT/jobs/ID: --job=" + url);
        }
        Matcher job = OF_JOB.matcher(url);
        boolean one = job.find();
        String base = one ? url.substring(0, job.start()) : url;
        return new FlinkRest(base.replaceFirst("/+$", ""), one ? job.group(1) : null, timeout);
    }

    /** The job that was named, or the one that runs. */
    JsonNode job() throws NotCounted, InterruptedException {
        JsonNode job = get("/jobs/" + (id == null ? running() : id));
        if (!job.path("state").asText().equals("RUNNING")) {
            throw new NotCounted(
                    "the job does not run: state=" + job.path("state").asText() + " job=" + base);
        }
        return job;
    }

    private String running() throws NotCounted, InterruptedException {
        List<JsonNode> running = new ArrayList<>();
        for (JsonNode job : get("/jobs/overview").path("jobs")) {
            if (job.path("state").asText().equals("RUNNING")) {
                running.add(job);
            }
        }
        List<JsonNode> ours = running.stream()
                .filter(job -> job.path("name").asText().equals(ENGAGEMENT))
                .toList();
        List<JsonNode> candidates = ours.isEmpty() ? running : ours;
        if (candidates.isEmpty()) {
            throw new NotCounted("no job runs there: --job=" + base);
        }
        if (candidates.size() > 1) {
            throw new NotCounted("several jobs run there, name one: "
                    + candidates.stream()
                            .map(job ->
                                    "--job=" + base + "/jobs/" + job.path("jid").asText() + " ("
                                            + job.path("name").asText() + ")")
                            .sorted()
                            .collect(Collectors.joining(" ")));
        }
        return candidates.get(0).path("jid").asText();
    }

    /** Names of the metrics that any subtask of the vertex has. */
    List<String> metrics(JsonNode job, JsonNode vertex) throws NotCounted, InterruptedException {
        List<String> names = new ArrayList<>();
        get(path(job, vertex)).forEach(metric -> names.add(metric.path("id").asText()));
        return names;
    }

    /** Each metric, summed over the subtasks that have it. */
    Map<String, Double> sums(JsonNode job, JsonNode vertex, Collection<String> metrics)
            throws NotCounted, InterruptedException {
        return values(job, vertex, metrics, "sum");
    }

    /** Each metric's mean over the subtasks that have it. */
    Map<String, Double> means(JsonNode job, JsonNode vertex, Collection<String> metrics)
            throws NotCounted, InterruptedException {
        return values(job, vertex, metrics, "avg");
    }

    private Map<String, Double> values(JsonNode job, JsonNode vertex, Collection<String> metrics, String how)
            throws NotCounted, InterruptedException {
        Map<String, Double> values = new HashMap<>();
        List<String> all = List.copyOf(metrics);
        for (int from = 0; from < all.size(); from += ASKED) {
            String names = all.subList(from, Math.min(all.size(), from + ASKED)).stream()
                    .map(name -> URLEncoder.encode(name, StandardCharsets.UTF_8))
                    .collect(Collectors.joining(","));
            get(path(job, vertex) + "?agg=" + how + "&get=" + names)
                    .forEach(metric -> values.put(
                            metric.path("id").asText(), metric.path(how).asDouble()));
        }
        return values;
    }

    private static String path(JsonNode job, JsonNode vertex) {
        return "/jobs/" + job.path("jid").asText() + "/vertices/"
                + vertex.path("id").asText() + "/subtasks/metrics";
    }

    private JsonNode get(String path) throws NotCounted, InterruptedException {
        try {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create(base + path))
                            .timeout(timeout)
                            .build(),
                    BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new NotCounted(
                        "Flink does not answer this: status=" + answer.statusCode() + " url=" + base + path);
            }
            return new ObjectMapper().readTree(answer.body());
        } catch (IOException | IllegalArgumentException e) {
            throw new NotCounted("cannot ask Flink: " + e.getClass().getSimpleName() + ": --job=" + base);
        }
    }
}
