package org.opportune.cli;

import java.util.List;
import java.util.Optional;
import org.opportune.schemas.Stop;
import org.opportune.schemas.control.Control;
import org.opportune.schemas.control.ControlKind;
import org.opportune.schemas.control.ControlVerb;
import picocli.CommandLine.Command;

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
final class ResumeVerb extends SwitchVerb {
    ResumeVerb() {
        super(ControlVerb.RETIRE, "resumed");
    }

    @Override
    Optional<String> objection(Stop stop, List<Control> asked) {
        List<String> stopped = Standing.published(asked).stream()
                .filter(control -> control.getKind() == ControlKind.STOP)
                .map(Control::getId)
                .toList();
        return stopped.contains(stop.id())
                ? Optional.empty()
                : Optional.of("not stopped: " + stop.id() + ", stopped=" + stopped);
    }

    @Override
    Control.Builder finish(Control.Builder record) {
        return record;
    }
}
