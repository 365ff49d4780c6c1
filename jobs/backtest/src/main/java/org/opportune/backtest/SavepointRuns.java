package org.opportune.backtest;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.state.api.OperatorIdentifier;
import org.apache.flink.state.api.input.KeyedStateInputFormat;
import org.apache.flink.state.api.input.operator.KeyedStateReaderOperator;
import org.apache.flink.state.api.runtime.SavepointLoader;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.opportune.pipeline.Station;

/**
 * The open runs in a savepoint or retained checkpoint of the engagement job, as the job itself counts them: runs out of
 * time are among them until their subscriber's next event, and runs of versions that are not in force any more.
 *
 * @param checkpoint its number
 * @param open in order of scenario
 */
record SavepointRuns(long checkpoint, Map<Version, Long> open) {
    private static final int PARALLELISM = 2;

    /** A scenario's version, by the mark that its runs carry. */
    record Version(String scenario, int mark) implements Comparable<Version> {
        @Override
        public int compareTo(Version other) {
            return Comparator.comparing(Version::scenario)
                    .thenComparingInt(Version::mark)
                    .compare(this, other);
        }
    }

    /**
     * Counts them.
     *
     * @param savepoint folder, or URI of a file system that this process has
     * @throws Commands.Refused if it is not there, damaged, of another job or of a newer build
     */
    static SavepointRuns count(String savepoint, Deployment deployment)
            throws Commands.Refused, IOException, InterruptedException {
        CheckpointMetadata metadata = metadata(savepoint);
        OperatorState subscribers = subscribers(metadata, savepoint);
        if (!subscribers.hasSubtaskStates()) {
            return new SavepointRuns(metadata.getCheckpointId(), Map.of());
        }
        Path work = Files.createTempDirectory("savepoint");
        try {
            return new SavepointRuns(metadata.getCheckpointId(), run(subscribers, deployment, work));
        } catch (ExecutionException | TimeoutException e) {
            throw new Commands.Refused("open runs cannot be read: savepoint=" + savepoint + ": " + Causes.root(e));
        } finally {
            Folders.delete(work);
        }
    }

    private static CheckpointMetadata metadata(String savepoint) throws Commands.Refused {
        try {
            boolean isUri = savepoint.matches("[a-z][a-z0-9+.-]*:.*");
            URI uri = isUri
                    ? URI.create(savepoint)
                    : Path.of(savepoint).toAbsolutePath().toUri();
            return SavepointLoader.loadSavepointMetadata(uri.toString());
        } catch (IOException | IllegalArgumentException e) {
            throw new Commands.Refused("no savepoint that can be read: savepoint=" + savepoint + ": " + Causes.root(e));
        }
    }

    /** The operator's keyed state alone: its raw state, the order buffer, the reader would take for timers. */
    private static OperatorState subscribers(CheckpointMetadata metadata, String savepoint) throws Commands.Refused {
        var id = OperatorIdentifier.forUid(Station.SUBSCRIBER.uid()).getOperatorId();
        OperatorState whole = metadata.getOperatorStates().stream()
                .filter(state -> state.getOperatorID().equals(id))
                .findAny()
                .orElseThrow(() -> new Commands.Refused("not of the engagement job, no operator is "
                        + Station.SUBSCRIBER.uid() + ": savepoint=" + savepoint));
        OperatorState keyed = new OperatorState(null, null, id, whole.getParallelism(), whole.getMaxParallelism());
        whole.getSubtaskStates().forEach((subtask, state) -> {
            if (!state.getManagedKeyedState().isEmpty()) {
                keyed.putState(
                        subtask,
                        OperatorSubtaskState.builder()
                                .setManagedKeyedState(state.getManagedKeyedState())
                                .build());
            }
        });
        return keyed;
    }

    private static Map<Version, Long> run(OperatorState subscribers, Deployment deployment, Path work)
            throws InterruptedException, ExecutionException, TimeoutException {
        Deployment.Running running = deployment.start(PARALLELISM, work, env -> build(env, subscribers));
        try {
            return versions(running.client().getJobExecutionResult().get());
        } finally {
            running.end();
        }
    }

    private static void build(StreamExecutionEnvironment env, OperatorState subscribers) {
        // Nothing of this job is kept.
        env.configure(new Configuration().set(PipelineOptions.AUTO_GENERATE_UIDS, true));
        try {
            env.createInput(
                            new KeyedStateInputFormat<>(
                                    subscribers,
                                    new EmbeddedRocksDBStateBackend(),
                                    new Configuration(),
                                    new KeyedStateReaderOperator<>(new RunReader(), Types.LONG),
                                    env.getConfig()),
                            Types.LONG)
                    .sinkTo(new DiscardingSink<>());
        } catch (IOException e) {
            throw new IllegalStateException("state in memory is read from memory", e);
        }
    }

    private static Map<Version, Long> versions(JobExecutionResult result) {
        Map<Version, Long> open = new TreeMap<>();
        result.getAllAccumulatorResults().forEach((name, count) -> {
            if (count instanceof Long n) {
                open.put(RunReader.version(name), n);
            }
        });
        return open;
    }
}
