package org.opportune.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.opportune.language.Problem;
import picocli.CommandLine.Model.CommandSpec;

/** Where a verb says what it has to say: lines for people, or one JSON value. */
final class Report {
    private final PrintWriter out;
    private final PrintWriter err;
    private boolean inLine;

    Report(CommandSpec spec) {
        this.out = spec.commandLine().getOut();
        this.err = spec.commandLine().getErr();
    }

    /** A result. */
    void say(String line) {
        endLine();
        out.println(line);
        out.flush();
    }

    /** What kept the verb from its work, or deserves a look. */
    void complain(String line) {
        endLine();
        err.println(line);
        err.flush();
    }

    /** What is not a result, on the error stream so that the result stays one. */
    void remark(String line) {
        complain(line);
    }

    /** How far a long run is, on one line of the error stream that is written over. */
    void progress(String line) {
        err.print("\r" + line + "  ");
        err.flush();
        inLine = true;
    }

    private void endLine() {
        if (inLine) {
            inLine = false;
            err.println();
            err.flush();
        }
    }

    /** One JSON value in one line. */
    void json(Object value) {
        try {
            say(new ObjectMapper().writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a report is made of maps, lists, texts and numbers", e);
        }
    }

    /** Problems in order of file and place, each once. */
    static List<Problem> sorted(Collection<Problem> problems) {
        return problems.stream().sorted().distinct().toList();
    }

    /** Problems as JSON; without the source line, which may hold message text. */
    static List<Map<String, Object>> asJson(Collection<Problem> problems) {
        return problems.stream()
                .map(p -> Map.<String, Object>of(
                        "file", p.origin(), "line", p.line(), "column", p.column(), "rule", p.rule()))
                .toList();
    }

    /** A choice as people type it: {@code in-force}. */
    static String word(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A number and its noun. */
    static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
