package org.opportune.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.opportune.engine.OpenRun;
import org.opportune.model.Scenario;
import org.opportune.model.Scenario.Engine;
import picocli.CommandLine.Model.CommandSpec;

/** The runs in a savepoint or retained checkpoint, all of them: read by a process that has Flink. */
final class SavepointRuns implements OpenRuns {
    private static final String READER = "org.opportune.backtest.OpenRunsVerb";

    private final String savepoint;
    private final long checkpoint;
    /** By scenario and mark of its version. */
    private final Map<String, Map<String, Long>> open = new HashMap<>();

    private SavepointRuns(String savepoint, JsonNode answer) {
        this.savepoint = savepoint;
        this.checkpoint = answer.path("checkpoint").asLong();
        for (JsonNode runs : answer.path("runs")) {
            open.computeIfAbsent(runs.path("scenario").asText(), id -> new HashMap<>())
                    .merge(runs.path("mark").asText(), runs.path("open").asLong(), Long::sum);
        }
    }

    /**
     * Counts them.
     *
     * @param savepoint folder or URI
     * @throws NotCounted if it cannot be read; why, the other process has said on the error stream
     * @throws picocli.CommandLine.ParameterException if jobs/backtest is not built
     */
    static SavepointRuns read(CommandSpec spec, String savepoint) throws IOException, InterruptedException, NotCounted {
        Process process = BacktestVerb.process(spec, READER, List.of("--savepoint", savepoint))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        JsonNode answer = new ObjectMapper().readTree(process.getInputStream());
        if (process.waitFor() != 0) {
            throw new NotCounted("open runs are not counted: --savepoint=" + savepoint);
        }
        return new SavepointRuns(savepoint, answer);
    }

    @Override
    public @Nullable Count of(Scenario published) {
        if (published.engine() != Engine.OPPORTUNE) {
            return null;
        }
        Map<String, Long> byMark = open.getOrDefault(published.id(), Map.of());
        long all = byMark.values().stream().mapToLong(Long::longValue).sum();
        long own = OpenRun.marks(published).stream()
                .mapToLong(mark -> byMark.getOrDefault(Integer.toHexString(mark), 0L))
                .sum();
        return Count.exact(own, all - own);
    }

    @Override
    public String from() {
        return "runs counted in the savepoint, exact as of checkpoint " + checkpoint + ": " + savepoint;
    }
}
