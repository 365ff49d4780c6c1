package org.opportune.language;

import java.util.List;
import java.util.SplittableRandom;
import org.opportune.library.Library;

/** Texts that nobody means: right ones spoilt, and rubbish. The same seed, the same text. */
final class Mess {
    private static final List<String> RIGHT = List.of(
            "everything.scenario.yaml",
            "moments.scenario.yaml",
            "sequence.scenario.yaml",
            "campaign.yaml",
            "policy.yaml",
            "places.yaml",
            "handsets.yaml",
            "calendar.yaml",
            "numbers.yaml");
    private static final List<String> WORDS = List.of(
            "scenario:",
            "title:",
            "steps:",
            "- on:",
            "then:",
            "not:",
            "count:",
            "in:",
            "for:",
            "within:",
            "where:",
            "as:",
            "dwell:",
            "gap:",
            "riding: {cells: 3, in: 5m}",
            "changes: handset",
            "any: [",
            "all: [{on: BILL}, ",
            "{",
            "}",
            "[",
            "]",
            "&a",
            "*a",
            "!!int",
            "|",
            ">",
            "'",
            "\"",
            "? ",
            "<<: *a",
            "---",
            "...",
            "%YAML 1.1",
            "null",
            "~",
            "9".repeat(40),
            "-1",
            "0x7f",
            "1e999",
            "CALL_ENDED",
            "custom:x",
            "event.cell",
            "profile.tags",
            "&&",
            "||",
            "\t",
            "\r\n",
            "\u0000",
            "\u0085",
            "\u2028",
            "\uFEFF",
            "\uD83D\uDE00",
            "\uD800",
            "好",
            "#",
            ": ");
    private static final String SPICE = "\"'\\{}[]:-#&*!|>%@`,?=()<>.\n\t \u0000\u0085好x1";

    private final SplittableRandom random;

    Mess(long seed) {
        // Not Random: its first numbers are nearly the same for neighbouring seeds.
        random = new SplittableRandom(seed);
    }

    /** A text and the name that says what it may have been. */
    record Text(String name, String text) {}

    Text text() {
        return switch (random.nextInt(10)) {
            case 0 -> new Text(pick(RIGHT), rubbish());
            case 1 -> new Text("bomb.scenario.yaml", bomb());
            case 2 -> new Text("condition.scenario.yaml", scenario(condition()));
            default -> spoilt();
        };
    }

    private Text spoilt() {
        boolean library = random.nextBoolean();
        String name = pick(RIGHT);
        StringBuilder text = new StringBuilder();
        if (library) {
            Library.Entry entry = pick(Library.entries());
            boolean tests = random.nextInt(3) == 0;
            name = entry.id() + (tests ? ".tests.yaml" : ".scenario.yaml");
            text.append(tests ? entry.tests() : entry.scenario());
        } else {
            text.append(Texts.right(name));
        }
        for (int i = 1 + random.nextInt(6); i > 0 && !text.isEmpty(); i--) {
            spoil(text);
        }
        return new Text(name, text.toString());
    }

    private void spoil(StringBuilder text) {
        int at = random.nextInt(text.length());
        int until = Math.min(text.length(), at + random.nextInt(30));
        switch (random.nextInt(9)) {
            case 0 -> text.deleteCharAt(at);
            case 1 -> text.insert(at, SPICE.charAt(random.nextInt(SPICE.length())));
            case 2 -> text.delete(at, until);
            case 3 -> text.insert(at, pick(WORDS));
            case 4 -> text.insert(at, text.substring(at, until));
            case 5 -> swapLines(text);
            case 6 -> text.replace(at, until, pick(WORDS));
            case 7 -> value(text, at, pick(WORDS));
            default -> value(text, at, big());
        }
    }

    private void swapLines(StringBuilder text) {
        String[] lines = text.toString().split("\n", -1);
        int a = random.nextInt(lines.length);
        int b = random.nextInt(lines.length);
        String kept = lines[a];
        lines[a] = random.nextInt(4) == 0 ? "  " + lines[b] : lines[b];
        lines[b] = kept;
        text.setLength(0);
        text.append(String.join("\n", lines));
    }

    /** Behind the next colon stands something else. */
    private static void value(StringBuilder text, int from, String instead) {
        int colon = text.indexOf(": ", from);
        int end = colon < 0 ? -1 : text.indexOf("\n", colon);
        if (end > 0) {
            text.replace(colon + 2, end, instead);
        }
    }

    private String big() {
        int much = 1 << random.nextInt(13);
        return switch (random.nextInt(5)) {
            case 0 -> "x".repeat(much);
            case 1 -> "[".repeat(much);
            case 2 -> "[" + "a, ".repeat(much) + "a]";
            case 3 -> "{a: ".repeat(much);
            default -> "7".repeat(much);
        };
    }

    private String rubbish() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(60); i > 0; i--) {
            text.append(pick(WORDS)).append(random.nextInt(3) == 0 ? "\n" + " ".repeat(random.nextInt(6)) : " ");
        }
        return text.toString();
    }

    private String bomb() {
        int much = 1 + random.nextInt(1 << random.nextInt(14));
        return switch (random.nextInt(8)) {
            case 0 -> "[".repeat(much);
            case 1 -> "{a: ".repeat(much);
            case 2 ->
                "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [" + "*c, ".repeat(Math.min(much, 5_000)) + "*c]\n";
            case 3 -> numbered("k", ": 1\n", Math.min(much, 8_000));
            case 4 -> "scenario: a\ntitle: b\nsteps:\n" + "  - on: BILL\n".repeat(Math.min(much, 4_000));
            case 5 -> "scenario: a\ntitle: " + "\"\\u0041".repeat(Math.min(much, 5_000)) + "\"\n";
            case 6 -> "- ".repeat(much);
            default -> "scenario: a\ntitle: b\nsteps:\n  - on: [" + "BILL, ".repeat(much) + "BILL]\n";
        };
    }

    private static String numbered(String head, String tail, int times) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < times; i++) {
            text.append(head).append(i).append(tail);
        }
        return text.toString();
    }

    private static String scenario(String condition) {
        return "scenario: a\ntitle: b\nsteps:\n  - on: CALL_ENDED\n    where: >-\n      " + condition + "\n";
    }

    private String condition() {
        int much = 1 + random.nextInt(1 << random.nextInt(13));
        return switch (random.nextInt(16)) {
            case 0 -> "(".repeat(much) + "true" + ")".repeat(much);
            case 1 -> "!".repeat(much) + "true";
            case 2 -> "event" + ".cell".repeat(much);
            case 3 -> "1" + " + 1".repeat(much) + " == 2";
            case 4 -> "event.duration == 1" + " || event.duration == 1".repeat(much);
            case 5 -> "true ? true : ".repeat(much) + "true";
            case 6 -> "event.cell in [" + "'a', ".repeat(much) + "'a']";
            case 7 -> "[".repeat(much) + "]".repeat(much) + " == []";
            case 8 -> "event.cell.matches('" + "(a*)*".repeat(much) + "')";
            case 9 -> "event.cell.matches('" + "a{9}{9}{9}{9}{9}".repeat(Math.min(much, 20)) + "')";
            case 10 -> "nobody" + " || nobody".repeat(much);
            case 11 -> "-".repeat(much) + "1 == 1";
            case 12 -> "event.attributes" + "['a']".repeat(much) + " == 'x'";
            case 13 -> "event.cell == '" + "x".repeat(much * 8) + "'";
            case 14 -> "event.cell" + ".startsWith(event.cell".repeat(much) + ")".repeat(much);
            default -> words(much % 40);
        };
    }

    private String words(int many) {
        List<String> parts = List.of(
                "event",
                ".",
                "cell",
                "duration",
                "(",
                ")",
                "&&",
                "||",
                "!",
                "==",
                "<",
                "in",
                "[",
                "]",
                "'a'",
                "1",
                "1.5",
                "1u",
                "b'x'",
                "null",
                "has(event.cell)",
                "profile.tags",
                "local.hour",
                "?",
                ":",
                "{",
                "}",
                ",",
                "matches('('",
                "exists(x, x)",
                "handset.mms",
                "r'",
                "\"",
                "%",
                "previousHandset",
                "inPlace('a')",
                "//",
                "\\",
                "@");
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < many; i++) {
            text.append(pick(parts)).append(random.nextBoolean() ? " " : "");
        }
        return text.toString();
    }

    private <T> T pick(List<T> items) {
        return items.get(random.nextInt(items.size()));
    }
}
