package org.opportune.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** What came of a command as somebody typed it. */
record Typed(int code, String out, String err) {
    static Typed opportune(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine opportune = Opportune.commandLine();
        opportune.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return new Typed(opportune.execute(args), out.toString(), err.toString());
    }
}
