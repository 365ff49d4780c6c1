package org.opportune.live;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.flink.client.program.ProgramParametrizationException;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.opportune.kafka.KafkaOptions;
import org.opportune.kafka.KafkaProblem;
import org.opportune.kafka.Topics;
import org.opportune.language.condition.Suggest;
import org.opportune.pipeline.Baseline;
import org.opportune.pipeline.JobOption;
import org.opportune.schemas.option.InvalidOptions;
import org.opportune.schemas.option.Option;
import org.opportune.schemas.option.OptionSet;

/**
 * A job's way from its arguments to the cluster: everything that is wrong with them is told at once, before a broker is
 * asked or a graph built. Never ends the process: that may be a JobManager's.
 */
final class Submission {
    /** Adds the job's graph. */
    @FunctionalInterface
    interface Graph {
        void build(StreamExecutionEnvironment env, KafkaOptions kafka, OptionSet options);
    }

    private final String name;
    private final OptionSet options;
    private final StreamExecutionEnvironment env;

    private Submission(String name, OptionSet options, StreamExecutionEnvironment env) {
        this.name = name;
        this.options = options;
        this.env = env;
    }

    /**
     * Reads and checks.
     *
     * @param known the job's options, {@link org.opportune.kafka.KafkaOption} and {@link JobOption} among them
     * @param check finds what is wrong beyond each option's rule
     * @throws ProgramParametrizationException with everything that is wrong, or with the help that was asked for
     */
    static Submission of(
            String name, String[] args, String what, List<? extends Option> known, Consumer<OptionSet> check) {
        if (Arguments.isHelp(args)) {
            throw new ProgramParametrizationException(OptionPage.of(what, known));
        }
        try {
            OptionSet options = new OptionSet(Arguments.read(args), Suggest::hint, known);
            KafkaOptions.check(options);
            check.accept(options);
            StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
            List<String> problems = new ArrayList<>(options.problems());
            problems.addAll(Baseline.contradictions(env.getConfiguration()));
            if (!problems.isEmpty()) {
                throw new InvalidOptions(problems);
            }
            return new Submission(name, options, env);
        } catch (InvalidOptions e) {
            throw new ProgramParametrizationException(e.getMessage());
        }
    }

    /**
     * Makes the missing topics, builds the graph and submits it.
     *
     * @param asked Flink's settings that the job's own options stand for, beside those of {@link JobOption}
     * @throws ProgramParametrizationException if the broker is not as it must be
     */
    void submit(Function<OptionSet, Configuration> asked, Graph graph) throws Exception {
        try {
            KafkaOptions kafka = KafkaOptions.of(options);
            Topics.ensure(kafka).mismatches().forEach(System.err::println);
            prepare(asked).forEach(System.err::println);
            graph.build(env, kafka, options);
        } catch (KafkaProblem e) {
            throw new ProgramParametrizationException(e.getMessage());
        }
        env.execute(name);
    }

    /** Prepares the environment, and lets the web interface show the options that count. */
    List<String> prepare(Function<OptionSet, Configuration> asked) {
        Configuration all = JobOption.asked(options);
        all.addAll(asked.apply(options));
        List<String> overruled = Baseline.prepare(env, all);
        env.getConfig().setGlobalJobParameters(Configuration.fromMap(options.shown()));
        return overruled;
    }

    StreamExecutionEnvironment environment() {
        return env;
    }
}
