package org.opportune.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.opportune.schemas.Stop;
import org.opportune.schemas.control.Control;
import org.opportune.schemas.control.ControlKind;
import org.opportune.schemas.control.ControlVerb;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What {@code stop} and {@code resume} do alike: one record about one stop, unless something speaks against it. */
abstract class SwitchVerb implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Mixin
    private BrokerOptions broker = new BrokerOptions();

    @ArgGroup(multiplicity = "1")
    private StopOptions what = new StopOptions();

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    private final ControlVerb verb;
    private final String done;

    /** @param done what has happened then, a past participle */
    SwitchVerb(ControlVerb verb, String done) {
        this.verb = verb;
        this.done = done;
    }

    /** What speaks against it; empty if nothing does. */
    abstract Optional<String> objection(Stop stop, List<Control> asked);

    /** What the record says. */
    abstract Control.Builder finish(Control.Builder record);

    @Override
    public Integer call() {
        Stop stop = what.stop();
        Report report = new Report(spec);
        try {
            ControlBoard board = new ControlBoard(broker);
            Optional<String> objection = objection(stop, board.asked());
            if (objection.isPresent()) {
                report.complain(objection.get());
                return Opportune.FINDINGS;
            }
            Control.Builder record =
                    Control.newBuilder().setKind(ControlKind.STOP).setVerb(verb).setId(stop.id());
            board.send(finish(record).build());
            if (json) {
                report.json(Map.of(done, stop.id()));
            } else {
                report.say(done + " " + stop.id());
            }
            return 0;
        } catch (ControlBoard.NotDone e) {
            report.complain(String.valueOf(e.getMessage()));
            return Opportune.FINDINGS;
        }
    }
}
