package org.opportune.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.opportune.schemas.option.Option;

/** All options of a job as a file of options: what it is, its type, range and default; what must be set is set. */
final class OptionPage {
    private static final int WIDE = 116;

    private OptionPage() {}

    /**
     * The text of the file.
     *
     * @param what the job, in a line
     */
    static String of(String what, List<? extends Option> options) {
        StringBuilder out = new StringBuilder();
        comment(out, what);
        out.append("##\n");
        comment(
                out,
                "Written from the option classes. Uncomment what shall be otherwise: a line with one # shows the"
                        + " default, or an example where there is none. Keys are written whole. The same keys"
                        + " work as arguments, --key value, which lie over the file. Secrets are never written here, only"
                        + " where they are kept: file:/absolute/path or env:NAME.");
        String room = "";
        for (Option option : options) {
            String next = option.key().substring(0, option.key().indexOf('.'));
            if (!next.equals(room)) {
                room = next;
                out.append("\n## ---- ")
                        .append(room)
                        .append(" ")
                        .append("-".repeat(WIDE - 9 - room.length()))
                        .append('\n');
            }
            out.append('\n');
            option(out, option);
        }
        return out.toString();
    }

    private static void option(StringBuilder out, Option option) {
        comment(out, option.description());
        List<String> facts = new ArrayList<>();
        String range = option.rule().range();
        facts.add(capital(option.rule().type()) + (range.isEmpty() ? "" : ": " + range));
        String byDefault = option.byDefault();
        facts.add(byDefault == null ? "must be set" : byDefault.isEmpty() ? "no default" : "default: " + byDefault);
        comment(out, String.join("; ", facts));
        if (option.isFamily()) {
            out.append("# ").append(option.example()).append('\n');
        } else {
            String value = byDefault == null || byDefault.isEmpty() ? option.example() : byDefault;
            out.append(byDefault == null ? "" : "# ")
                    .append(option.key())
                    .append(": ")
                    .append(value)
                    .append('\n');
        }
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /** Comment lines begin with two signs, so that lines to uncomment are told apart. */
    private static void comment(StringBuilder out, String text) {
        StringBuilder line = new StringBuilder("##");
        for (String word : text.split(" ", -1)) {
            if (line.length() + 1 + word.length() > WIDE) {
                out.append(line).append('\n');
                line = new StringBuilder("##");
            }
            line.append(' ').append(word);
        }
        out.append(line).append('\n');
    }
}
