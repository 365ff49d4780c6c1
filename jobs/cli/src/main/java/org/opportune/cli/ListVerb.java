package org.opportune.cli;

import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.opportune.schemas.control.ControlVerb;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The verb {@code list}. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Shows what is in force, what will be, and what no job has taken up yet.",
        footer = {
            "",
            "Example:",
            "  opportune list --bootstrap localhost:9092",
            "",
            "in-force: counts. scheduled: stamped for later. waiting: published, but no job has stamped it yet.",
            "refused: the jobs went past it; the reason is among the dead letters.",
            "Exit codes: 0 ok, 1 broker at fault, 2 wrong usage."
        })
final class ListVerb implements Callable<Integer> {
    private final InstantSource clock;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Mixin
    private BrokerOptions broker = new BrokerOptions();

    @Option(
            names = "--at",
            paramLabel = "ISO-INSTANT",
            description = "In force at this time instead of now, such as 2026-03-01T08:00:00Z.")
    private @Nullable String at;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    /** @param clock what "now" is */
    ListVerb(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        long atMs = at == null ? clock.millis() : TimeOption.ms("--at", at, spec);
        Report report = new Report(spec);
        try {
            ControlBoard board = new ControlBoard(broker);
            List<Standing> all = Standing.all(board.asked(), board.stamped(), atMs);
            if (json) {
                report.json(
                        Map.of("definitions", all.stream().map(ListVerb::asJson).toList()));
            } else {
                all.forEach(standing -> report.say(line(standing)));
                report.say(Report.count(all.size(), "definition"));
            }
            return 0;
        } catch (ControlBoard.NotDone e) {
            report.complain(String.valueOf(e.getMessage()));
            return Opportune.FINDINGS;
        }
    }

    private static String line(Standing standing) {
        Map<String, Object> values = asJson(standing);
        StringBuilder line = new StringBuilder();
        line.append(String.format(Locale.ROOT, "%-10s %s", values.get("stage"), values.get("definition")));
        if (standing.control().getVerb() == ControlVerb.RETIRE) {
            line.append(" (retirement)");
        }
        line.append(Standing.status(standing.control()));
        if (values.containsKey("from")) {
            line.append(" from ").append(values.get("from"));
        }
        if (!standing.control().getOrigin().isEmpty()) {
            line.append(" (").append(standing.control().getOrigin()).append(')');
        }
        return line.toString();
    }

    private static Map<String, Object> asJson(Standing standing) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("stage", Report.word(standing.stage()));
        values.put("definition", Standing.name(standing.control()));
        values.put("verb", standing.control().getVerb().name().toLowerCase(Locale.ROOT));
        Long fromMs = standing.countsFromMs();
        long shownMs = fromMs == null ? standing.control().getAskedMs() : fromMs;
        if (shownMs != 0) {
            values.put("from", Instant.ofEpochMilli(shownMs).toString());
        }
        values.put("origin", standing.control().getOrigin());
        return values;
    }
}
