package org.opportune.cli;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.opportune.cli.signaling.BehaviourText;
import org.opportune.cli.signaling.MessageText;
import org.opportune.cli.signaling.TapCounts;
import org.opportune.signaling.CaptureFiles;
import org.opportune.signaling.Counts;
import org.opportune.signaling.Tap;
import org.opportune.signaling.TapOptions;
import org.opportune.signaling.behaviour.Behaviour;
import org.opportune.signaling.behaviour.Networks;
import org.opportune.signaling.message.Messages;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The verb {@code signaling decode}. */
@Command(
        name = "decode",
        mixinStandardHelpOptions = true,
        description = "Shows what subscribers did by captures of the A interface, numbers masked.",
        footer = {
            "",
            "Example:",
            "  opportune signaling decode --json a-interface.pcap",
            "",
            "Reads pcap and pcapng: SCCP over M3UA, MTP level 3 and SCCPlite. Several files are read together, by time;",
            "what two probes or two legs show is shown once. A line is time, subscriber (IMSI), cell, what happened, and",
            "what it says; the last line counts everything. With --json each is an object on a line.",
            "--messages shows every SCCP message, of each leg and probe, with the codes of its standards; one with a part",
            "that cannot be read is only counted, with the reason and the place of the first.",
            "Exit codes: 0 ok, 1 a file breaks off or is no capture, 2 wrong usage."
        })
final class SignalingDecodeVerb implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Mixin
    private CaptureOptions files = new CaptureOptions();

    @Option(names = "--json", description = "Print each as a JSON object on a line.")
    private boolean json;

    @Option(names = "--messages", description = "Show each signalling message instead.")
    private boolean messages;

    private long shown;

    @Override
    public Integer call() throws IOException {
        Report report = new Report(spec);
        Counts frames = new Counts();
        if (messages) {
            return messages(report, frames);
        }
        Tap tap = new Tap(TapOptions.USUAL, Networks.shipped(), behaviour -> show(report, behaviour));
        List<String> problems = CaptureFiles.play(files.found(spec), frames, tap::take);
        tap.end();
        return end(report, TapCounts.of(frames, tap, shown), problems);
    }

    private int end(Report report, Map<String, Object> counts, List<String> problems) {
        if (json) {
            report.json(Map.of("counts", counts));
        } else {
            report.say(TapCounts.line(counts));
        }
        problems.forEach(report::complain);
        return problems.isEmpty() ? 0 : Opportune.FINDINGS;
    }

    private void show(Report report, Behaviour behaviour) {
        shown++;
        if (json) {
            report.json(BehaviourText.json(behaviour));
        } else {
            report.say(BehaviourText.line(behaviour));
        }
    }

    private int messages(Report report, Counts frames) throws IOException {
        Messages all = new Messages(
                frames,
                json
                        ? (unit, sccp, bssap) -> report.json(MessageText.json(unit, sccp, bssap))
                        : (unit, sccp, bssap) -> report.say(MessageText.line(unit, sccp, bssap)));
        List<String> problems = CaptureFiles.play(files.found(spec), frames, all);
        return end(report, MessageText.counts(frames), problems);
    }
}
