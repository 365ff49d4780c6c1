package org.opportune.language.condition;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Well-typed conditions. The mark § stands for the presence of a key of a map that may be absent itself. */
final class RandomCondition {
    static final List<String> TEXT_FIELDS =
            List.of("kind", "counterpart", "direction", "cell", "area", "keyword", "service", "tac");
    private static final List<String> NUMBER_FIELDS = List.of("duration", "cause", "happened", "amount", "octets");
    private static final List<String> TEXTS = List.of(
            "\"\"", "'10086'", "\"12580\"", "'STOP'", "\"停止\"", "'\\u505c'", "\"a\\n\\\"b\"", "'CALL_ENDED'", "r'\\d'");
    private static final List<String> NUMBERS =
            List.of("0", "1", "-1", "60", "90", "9223372036854775807", "-9223372036854775808", "3", "5");
    private static final List<String> COMPARISONS = List.of("==", "!=", "<", "<=", ">", ">=");

    private final Random random;

    RandomCondition(Random random) {
        this.random = random;
    }

    String truth(int depth) {
        int choice = random.nextInt(depth <= 0 ? 9 : 15);
        return switch (choice) {
            case 0 -> "has(" + root() + "." + pick(random.nextBoolean() ? TEXT_FIELDS : NUMBER_FIELDS) + ")";
            case 1 -> random.nextBoolean() ? "§" : "has(profile.tags)";
            case 2 -> text(depth - 1) + " " + pick(COMPARISONS) + " " + text(depth - 1);
            case 3 -> number(depth - 1) + " " + pick(COMPARISONS) + " " + number(depth - 1);
            case 4 ->
                random.nextBoolean()
                        ? text(depth - 1) + " in [" + list(TEXTS) + "]"
                        : number(depth - 1) + " in [" + list(NUMBERS) + "]";
            case 5 -> text(depth - 1) + (random.nextBoolean() ? " in profile.tags" : " in event.attributes");
            case 6 -> text(depth - 1) + "." + pick(List.of("startsWith", "endsWith", "contains")) + "(" + text(0) + ")";
            case 7 ->
                random.nextBoolean()
                        ? text(depth - 1) + ".matches(" + pick(List.of("'^1'", "'[A-Z]{4}'", "r'\\d+$'", "''")) + ")"
                        : root() + ".cell.inPlace('airport')";
            case 8 ->
                pick(List.of(
                        "handset.mms",
                        "!previousHandset.mms",
                        "has(handset.maker)",
                        "handset.year >= " + number(0),
                        "handset.maker == " + text(0),
                        "local.weekday == 'THU'",
                        "local.time < \"00:0" + random.nextInt(3) + "\"",
                        "local.hour >= " + number(0),
                        root() + ".counterpart.inClass('" + pick(List.of(TestScope.CLASS, "far")) + "')",
                        "profile.tariff == " + text(0),
                        "has(profile.previousTariff) && profile.previousTariff != profile.tariff",
                        "has(local.date)",
                        "local.holiday",
                        "!local.workday",
                        "has(local.holiday)",
                        "handset.wap"));
            case 9 -> "(" + truth(depth - 1) + " && " + truth(depth - 1) + ")";
            case 10, 11, 12 -> "(" + truth(depth - 1) + " || " + truth(depth - 1) + ")";
            case 13 -> "!(" + truth(depth - 1) + ")";
            default ->
                random.nextBoolean()
                        ? "(" + truth(depth - 1) + " ? " + truth(depth - 1) + " : " + truth(depth - 1) + ")"
                        : "((" + truth(depth - 1) + ") == (" + truth(depth - 1) + "))";
        };
    }

    private String text(int depth) {
        int choice = random.nextInt(depth <= 0 ? 5 : 8);
        return switch (choice) {
            case 0, 1 -> pick(TEXTS);
            case 2, 3 -> root() + "." + pick(TEXT_FIELDS);
            case 4 -> random.nextBoolean() ? "event.attributes['k']" : "event.attributes.k";
            case 5 -> "(" + text(depth - 1) + " + " + text(depth - 1) + ")";
            case 6 -> "(" + truth(depth - 1) + " ? " + text(depth - 1) + " : " + text(depth - 1) + ")";
            default -> "event.attributes[" + text(depth - 1) + "]";
        };
    }

    private String number(int depth) {
        int choice = random.nextInt(depth <= 0 ? 4 : 8);
        return switch (choice) {
            case 0, 1 -> pick(NUMBERS);
            case 2, 3 -> root() + "." + pick(NUMBER_FIELDS);
            case 4, 5 ->
                "(" + number(depth - 1) + " " + pick(List.of("+", "-", "*", "/", "%")) + " " + number(depth - 1) + ")";
            case 6 -> "size(" + pick(List.of(text(0), "profile.tags", "event.attributes")) + ")";
            default ->
                random.nextBoolean()
                        ? "-(" + number(depth - 1) + ")"
                        : "(" + truth(depth - 1) + " ? " + number(depth - 1) + " : " + number(depth - 1) + ")";
        };
    }

    private String root() {
        return random.nextInt(3) == 0 ? "call" : "event";
    }

    private String list(List<String> items) {
        return IntStream.range(0, random.nextInt(7)).mapToObj(i -> pick(items)).collect(Collectors.joining(", "));
    }

    private String pick(List<String> items) {
        return items.get(random.nextInt(items.size()));
    }
}
