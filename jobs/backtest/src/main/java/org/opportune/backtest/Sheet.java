package org.opportune.backtest;

import java.io.PrintWriter;
import java.util.Locale;

/** A result as lines for a terminal; the most important one first. */
final class Sheet {
    private Sheet() {}

    static void print(PrintWriter out, Result result) {
        out.println(result.summary());
        if (!result.damage().isEmpty()) {
            out.println("The archive could not be read in full:");
            result.damage().forEach(line -> out.println("  " + line));
        }
        Result.Events events = result.events();
        out.printf(
                Locale.ROOT,
                "events    %,12d = %,d applied + %,d late + %,d duplicate; unaccounted %,d%n",
                result.source().events(),
                events.applied(),
                events.late(),
                events.duplicate(),
                result.unaccounted().events());
        result.scenarios()
                .forEach((id, scenario) -> out.printf(
                        Locale.ROOT,
                        "%-24s %,d matches, %,d subscribers: %,d pushes, refused %s, held %,d%n",
                        id,
                        scenario.matches(),
                        scenario.subscribers(),
                        scenario.outcome().actions(),
                        scenario.outcome().refusals(),
                        scenario.outcome().held()));
        out.printf(
                Locale.ROOT,
                "open at the end %,d subscribers, %,d pushes held for a later time; decisions unaccounted %,d%n",
                result.openAtEnd(),
                result.scenarios().values().stream()
                        .mapToLong(scenario -> scenario.outcome().held())
                        .sum(),
                result.unaccounted().decisions());
    }
}
