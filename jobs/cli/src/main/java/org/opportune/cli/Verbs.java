package org.opportune.cli;

import java.time.InstantSource;
import java.util.List;
import org.opportune.simulators.smsc.SmscMain;

/**
 * The verbs. A new one is a class with picocli's {@code @Command(name, mixinStandardHelpOptions = true, description,
 * footer)} that implements {@code Callable<Integer>}: the footer shows an example, {@code --json} exists if it prints
 * findings, the result is its exit code, wrong usage is a {@code ParameterException}. Its place is here.
 */
final class Verbs {
    private Verbs() {}

    /** One fresh object per verb, in the order of the help. */
    static List<Object> all() {
        return List.of(
                new LintVerb(),
                new FmtVerb(),
                new TestVerb(),
                new ExplainVerb(),
                new DiffVerb(),
                new PictureVerb(),
                new CaptureVerb(System.in),
                new NewVerb(),
                new SchemaVerb(),
                new PlanVerb(),
                new PublishVerb(),
                new RetireVerb(),
                new RollbackVerb(InstantSource.system()),
                new StopVerb(),
                new ResumeVerb(),
                new ListVerb(InstantSource.system()),
                new DecisionsVerb(InstantSource.system()),
                new TopicsVerb(),
                new DlqVerb(),
                new ImportVerb(),
                new SignalingVerb(),
                new ArchiveVerb(),
                new SimulateVerb(),
                new BacktestVerb(),
                new ScoreVerb(),
                new ParityVerb(),
                new SmscMain());
    }
}
