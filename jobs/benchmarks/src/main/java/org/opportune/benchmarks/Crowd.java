package org.opportune.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Which scenarios are in force. All but FOUR are asked about the same events. */
enum Crowd {
    /** The four that Flink CEP runs beside us. */
    FOUR,
    /** Those of design 6. */
    TWENTY,
    /** The same with ten thresholds each, over the same places and numbers. */
    TWO_HUNDRED,
    /** The same for 250 places or numbers each. */
    FIVE_THOUSAND,
    /** Five thousand that listen to one kind, and nothing that they could be told apart by. */
    ONE_KIND;

    private static final int THRESHOLDS = 10;
    private static final int PLACES = 250;
    private static final int WORST = 5_000;
    private static final Pattern HEAD = Pattern.compile("#all (.*)\n#one (.*)\n#thresholds (.*)\n");

    /** Texts by id, in the order of the figures; none for FOUR, which the library has. */
    Map<String, String> scenarios(List<String> numbers) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (this == ONE_KIND) {
            for (int i = 0; i < WORST; i++) {
                texts.put("worst-" + i, worst(i));
            }
        } else if (this != FOUR) {
            for (Template template : templates()) {
                texts.putAll(copies(template, numbers));
            }
        }
        return texts;
    }

    private Map<String, String> copies(Template template, List<String> numbers) {
        Map<String, String> texts = new LinkedHashMap<>();
        int copies = this == TWENTY ? 1 : this == TWO_HUNDRED ? THRESHOLDS : PLACES;
        for (int i = 0; i < copies; i++) {
            String n = Integer.toString(i + 1);
            String one = template.one().replace("{n}", n).replace("{number}", numbers.get(i % numbers.size()));
            String text = template.text()
                    .replace("{at}", this == FIVE_THOUSAND ? one : template.all())
                    .replace("{t}", template.thresholds().get(this == TWO_HUNDRED ? i : 0))
                    .replace("{n}", copies == 1 ? "" : "-" + n);
            texts.put(template.id() + (copies == 1 ? "" : "-" + n), text);
        }
        return texts;
    }

    /** Each takes a five-thousandth of the events of the kind. */
    private static String worst(int i) {
        return "scenario: worst-" + i
                + "\ntitle: One of many\nsteps:\n  - on: CELL_CHANGE\n    where: event.happened % " + WORST + " == " + i
                + "\ncool-down: 24h\n";
    }

    private record Template(String id, String text, String all, String one, List<String> thresholds) {}

    private static List<Template> templates() {
        List<Template> templates = new ArrayList<>();
        for (String text : Workload.resource("twenty.yaml").split("---\n", -1)) {
            var head = HEAD.matcher(text);
            if (head.find()) {
                String body = text.substring(head.end());
                String id = body.substring(body.indexOf(' ') + 1, body.indexOf("{n}"));
                List<String> thresholds = List.of(head.group(3).split(" "));
                templates.add(new Template(id, body, head.group(1), head.group(2), thresholds));
            }
        }
        return templates;
    }
}
