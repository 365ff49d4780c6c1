package org.opportune.cli;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.opportune.schemas.Stop;
import org.opportune.schemas.control.Control;
import org.opportune.schemas.control.ControlKind;
import org.opportune.schemas.control.ControlVerb;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The verb {@code resume}. */
@Command(
        name = "resume",
        mixinStandardHelpOptions = true,
        description = "Lets be sent again what was stopped; opportune list shows what is.",
        footer = {
            "",
            "Example:",
            "  opportune resume --bootstrap localhost:9092 --campaign lounge-offer",
            "",
            "Each stop ends by itself: after stop --all and stop --campaign, resume --all leaves the campaign stopped.",
            "Exit codes: 0 the broker has it, 1 not stopped or broker at fault, 2 wrong usage."
        })
final class ResumeVerb implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Mixin
    private BrokerOptions broker = new BrokerOptions();

    @ArgGroup(multiplicity = "1")
    private StopOptions what = new StopOptions();

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        Stop stop = what.stop();
        Report report = new Report(spec);
        try {
            ControlBoard board = new ControlBoard(broker);
            List<String> stopped = Standing.published(board.asked()).stream()
                    .filter(control -> control.getKind() == ControlKind.STOP)
                    .map(Control::getId)
                    .toList();
            if (!stopped.contains(stop.id())) {
                report.complain("not stopped: " + stop.id() + ", stopped=" + stopped);
                return Opportune.FINDINGS;
            }
            board.send(List.of(Control.newBuilder()
                    .setKind(ControlKind.STOP)
                    .setVerb(ControlVerb.RETIRE)
                    .setId(stop.id())
                    .build()));
            if (json) {
                report.json(Map.of("resumed", stop.id()));
            } else {
                report.say("resumed " + stop.id());
            }
            return 0;
        } catch (ControlBoard.NotDone e) {
            report.complain(String.valueOf(e.getMessage()));
            return Opportune.FINDINGS;
        }
    }
}
