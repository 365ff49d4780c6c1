package org.opportune.language.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.opportune.model.Phrase;
import org.opportune.model.Scenario;
import org.opportune.model.Scenario.AfterMatch;
import org.opportune.model.Scenario.Start;
import org.opportune.model.Step;
import org.opportune.model.Step.Verb;

/** Draws a scenario: its steps from top to bottom, what is barred between them, the limits, and the match. */
public final class Picture {
    private static final int WIDTH = 720;
    private static final int LEFT = 40;
    private static final int LINE = 18;
    private static final int PADDING = 10;
    /** Letters of a line of the title, which are larger. */
    private static final int TITLE = 62;

    /** Between two boxes. */
    private static final int GAP = 30;

    private static final String STYLE = """
            <style>
            .page{fill:#fff}.box{fill:#eef3fa;stroke:#34568b;stroke-width:1.5}.silence{fill:#f6f6f6;stroke-dasharray:6 4}
            .stay{fill:#e9f5ec;stroke:#2e7d4f}.many{fill:#fbf3e2;stroke:#9a6b13}.optional{stroke-dasharray:2 3}
            .line{stroke:#34568b;stroke-width:1.5;fill:none}.bar{fill:#fdecec;stroke:#b3261e;stroke-width:1.5}
            text{font:13px ui-monospace,Menlo,Consolas,monospace;fill:#1b1b1b;white-space:pre}
            .title{font-size:16px;font-weight:bold}.note{fill:#4a4a4a;font-size:12px}.barred{fill:#8c1d18;font-size:12px}
            @media (prefers-color-scheme:dark){
            .page{fill:#14171c}.box{fill:#1e2836;stroke:#8fb1e0}.silence{fill:#20242b}.stay{fill:#1b2d22;stroke:#7cc79a}
            .many{fill:#2f2815;stroke:#d8b25a}.line{stroke:#8fb1e0}.bar{fill:#3a1a19;stroke:#f2938c}
            text{fill:#e8eaed}.note{fill:#b6bcc6}.barred{fill:#f5b5b0}}
            </style>
            """;

    private final Scenario scenario;
    private final Svg body = new Svg();
    private final List<String> said = new ArrayList<>();
    private int y = 20;

    private Picture(Scenario scenario) {
        this.scenario = scenario;
    }

    /** An SVG document, UTF-8. */
    public static String of(Scenario scenario) {
        Picture picture = new Picture(scenario);
        picture.draw();
        return picture.document();
    }

    private void draw() {
        lines("title", LEFT, StepText.wrapped(scenario.about().title(), TITLE));
        lines("note", LEFT, StepText.wrapped(scenario.id() + whole()));
        List<Step> barred = new ArrayList<>();
        for (int i = 0; i < scenario.steps().size(); i++) {
            Step step = scenario.steps().get(i);
            if (step.verb() == Verb.BARRED) {
                barred.add(step);
            } else {
                if (i > 0) {
                    way(barred, i);
                    barred.clear();
                }
                box(step, i);
            }
        }
        if (scenario.pattern() != null) {
            lines("note", LEFT, StepText.wrapped("a pattern in Java: " + scenario.pattern()));
        }
        arrow(GAP);
        match();
    }

    /** What of the whole is not left as it is by itself. */
    private String whole() {
        StringBuilder text = new StringBuilder();
        if (scenario.withinMs() > 0) {
            text.append(", within ").append(Phrase.duration(scenario.withinMs()));
        }
        if (scenario.coolDownMs() > 0) {
            text.append(", cool-down ").append(Phrase.duration(scenario.coolDownMs()));
        }
        if (scenario.start() != Start.ONCE) {
            text.append(", start ").append(scenario.start().name().toLowerCase(Locale.ROOT));
        }
        return text.append(scenario.afterMatch() == AfterMatch.KEEP ? ", after-match keep" : "")
                .toString();
    }

    private void lines(String style, int x, List<String> lines) {
        body.text(style, x, y + 14, LINE, lines);
        y += LINE * lines.size() + 4;
        said.add(String.join(" ", lines));
    }

    /** The way to a step, with what is barred on it. */
    private void way(List<Step> barred, int next) {
        if (barred.isEmpty()) {
            arrow(GAP);
            return;
        }
        for (Step step : barred) {
            body.shape("line", "class", "line", "x1", LEFT + 20, "y1", y, "x2", LEFT + 20, "y2", y + 12);
            y += 12;
            StepText text = StepText.of(step, false, "until " + Phrase.place(scenario, next));
            int height = text.lines() * LINE + PADDING;
            body.shape(
                    "rect", "class", "bar", "x", LEFT, "y", y, "width", WIDTH - 2 * LEFT, "height", height, "rx", 14);
            inside("barred", text, PADDING / 2);
            y += height;
        }
        arrow(GAP - 12);
    }

    private void arrow(int length) {
        int x = LEFT + 20;
        body.shape("line", "class", "line", "x1", x, "y1", y, "x2", x, "y2", y + length);
        int tip = y + length;
        body.shape(
                "path",
                "class",
                "line",
                "d",
                "M" + (x - 5) + " " + (tip - 7) + "L" + x + " " + tip + "L" + (x + 5) + " " + (tip - 7));
        y = tip;
    }

    private void box(Step step, int index) {
        StepText text = StepText.of(step, index == 0, Phrase.place(scenario, index));
        int height = text.lines() * LINE + 2 * PADDING;
        int width = WIDTH - 2 * LEFT;
        String style = "box" + kind(step.verb()) + (step.optional() ? " optional" : "");
        if (step.verb() == Verb.COUNT || step.verb() == Verb.SUM || step.verb() == Verb.AVERAGE) {
            body.shape("rect", "class", style, "x", LEFT + 5, "y", y + 5, "width", width, "height", height, "rx", 6);
        }
        body.shape("rect", "class", style, "x", LEFT, "y", y, "width", width, "height", height, "rx", 6);
        inside("", text, PADDING);
        if (step.optional()) {
            // The way around it.
            int x = LEFT - 14;
            body.shape(
                    "path",
                    "class",
                    "line",
                    "d",
                    "M" + (LEFT + 20) + " " + (y - 10) + "H" + x + "V" + (y + height + 10) + "H" + (LEFT + 20));
        }
        y += height;
    }

    private static String kind(Verb verb) {
        return switch (verb) {
            case ABSENCE, IDLE, RETURN -> " silence";
            case DWELL, ARRIVE, LEAVE, RIDING, CHANGE -> " stay";
            case COUNT, SUM, AVERAGE -> " many";
            case ON, ALL, BARRED -> "";
        };
    }

    private void inside(String style, StepText text, int top) {
        body.text(style, LEFT + PADDING, y + top + 13, LINE, text.head());
        body.text(
                (style + " note").strip(),
                LEFT + 2 * PADDING,
                y + top + 13 + text.head().size() * LINE,
                LINE,
                text.details());
        said.add(String.join(" ", text.head())
                + (text.details().isEmpty() ? "" : ", " + String.join(", ", text.details())));
    }

    private void match() {
        body.shape("circle", "class", "box", "cx", LEFT + 20, "cy", y + 14, "r", 14);
        body.shape("circle", "class", "box", "cx", LEFT + 20, "cy", y + 14, "r", 9);
        body.text("note", LEFT + 44, y + 18, LINE, List.of("match"));
        y += 28 + 20;
    }

    private String document() {
        String size = WIDTH + " " + y;
        String title = Svg.escaped(scenario.about().title());
        String words = Svg.escaped((String.join(". ", said.subList(1, said.size())) + ".").replaceAll(" +", " "));
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + size + "\" width=\"" + WIDTH
                + "\" height=\"" + y
                + "\" role=\"img\" aria-labelledby=\"title desc\">\n<title id=\"title\">" + title
                + "</title>\n<desc id=\"desc\">" + words + "</desc>\n" + STYLE
                + "<rect class=\"page\" width=\"" + WIDTH + "\" height=\"" + y + "\"/>\n" + body + "</svg>\n";
    }
}
