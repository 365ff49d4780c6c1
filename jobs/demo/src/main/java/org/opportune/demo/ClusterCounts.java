package org.opportune.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** What the operators of a job on a cluster counted since it first began, asked of the cluster's REST interface. */
final class ClusterCounts {
    private static final Duration ANSWER = Duration.ofSeconds(20);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(ANSWER).build();
    private final String address;

    /** @param address of the web page, such as {@code http://127.0.0.1:8081} */
    ClusterCounts(String address) {
        this.address = address;
    }

    /**
     * The counts of the job of that name that has not ended, by name.
     *
     * @throws IOException if the cluster does not answer, or runs no such job
     */
    Map<String, Object> of(String job) throws IOException, InterruptedException {
        Map<String, Object> counts = new TreeMap<>();
        for (JsonNode count : get("/jobs/" + idOf(job) + "/accumulators").path("user-task-accumulators")) {
            counts.put(count.path("name").asText(), count.path("value").asLong());
        }
        return counts;
    }

    private String idOf(String job) throws IOException, InterruptedException {
        for (JsonNode one : get("/jobs/overview").path("jobs")) {
            if (one.path("name").asText().equals(job) && one.path("end-time").asLong() < 0) {
                return one.path("jid").asText();
            }
        }
        throw new IOException("the cluster runs no such job: job=" + job + " cluster=" + address);
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        var answer = http.send(
                HttpRequest.newBuilder(URI.create(address + path))
                        .timeout(ANSWER)
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("the cluster does not answer: " + path + " status=" + answer.statusCode());
        }
        return JSON.readTree(answer.body());
    }
}
