package org.opportune.cli.capture;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.opportune.model.NumberPlan;
import org.opportune.schemas.event.Counterpart;
import org.opportune.schemas.event.Location;
import org.opportune.schemas.event.LocationKind;
import org.opportune.schemas.event.NumberClass;

/**
 * Other names for what could tell who somebody is: the same for the same, in order of first appearance, so that different
 * stays different. What conditions can tell of the original they can tell of the pseudonym. One thread.
 */
final class Pseudonyms {
    private final Mentions mentions;
    private final NumberPlan numbers;
    private final Map<String, String> renamed = new HashMap<>();
    private final Map<String, Integer> given = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    Pseudonyms(Mentions mentions, NumberPlan numbers) {
        this.mentions = mentions;
        this.numbers = numbers;
    }

    /**
     * Services, emergency numbers and what an author names stay: they are nobody's. Another keeps its length, what it is
     * written with beside digits, and its class; its other digits are 9 and a number.
     */
    String number(Counterpart counterpart) {
        String digits = counterpart.getDigits();
        NumberClass numberClass = counterpart.getNumberClass();
        if (numberClass == NumberClass.SERVICE || numberClass == NumberClass.EMERGENCY || mentions.name(digits)) {
            return digits;
        }
        return renamed.computeIfAbsent("number " + digits, key -> fictional(digits));
    }

    private String fictional(String digits) {
        if (!digits.matches("[0-9*#+]+")) {
            return "SENDER" + next("sender");
        }
        String wanted = numbers.classOf(digits);
        // The least of its beginning that leaves its class as it is: no more of it is told than that.
        for (int kept = 0; kept < digits.length(); kept++) {
            for (int i = 1; i <= 1_000; i++) {
                String other = filled(digits, kept, i);
                if (!other.equals(digits)
                        && !taken.contains(other)
                        && !mentions.name(other)
                        && Objects.equals(numbers.classOf(other), wanted)) {
                    taken.add(other);
                    return other;
                }
            }
        }
        return digits;
    }

    /** The first characters, then signs as they were and for digits a number with nines before it. */
    private static String filled(String digits, int kept, int number) {
        StringBuilder other = new StringBuilder(digits);
        int rest = number;
        for (int i = digits.length() - 1; i >= kept; i--) {
            char c = digits.charAt(i);
            if (c >= '0' && c <= '9') {
                other.setCharAt(i, rest > 0 ? (char) ('0' + rest % 10) : '9');
                rest /= 10;
            }
        }
        return other.toString();
    }

    /**
     * Networks stay, and what an author names. Other cells and areas are known by their network alone; what place they
     * belong to, a fixture says in its own table.
     */
    String location(Location location) {
        return location.getKind() == LocationKind.VISITED_NETWORK ? location.getId() : location(location.getId());
    }

    /** The same of a cell or an area in a table. */
    String location(String id) {
        String[] parts = id.split("-", -1);
        if (mentions.name(id)) {
            return id;
        } else if (parts.length != 3 && parts.length != 4) {
            return renamed.computeIfAbsent("location " + id, key -> free("unknown-", "location"));
        }
        String network = parts[0] + '-' + parts[1] + '-';
        if (parts.length == 3) {
            return renamed.computeIfAbsent("area " + id, key -> free(network, "area " + network));
        }
        String area = location(network + parts[2]) + '-';
        return renamed.computeIfAbsent("cell " + id, key -> free(area, "cell " + area));
    }

    private String free(String prefix, String sort) {
        String id = prefix + next(sort);
        return mentions.name(id) ? free(prefix, sort) : id;
    }

    /** A word of somebody's message, or a site: as it is if an author names it. */
    String word(String sort, String word) {
        return mentions.name(word) ? word : renamed.computeIfAbsent(sort + ' ' + word, key -> sort + next(sort));
    }

    /** Whether an author names this field or place, so that it may be asked for. */
    boolean isAsked(String name) {
        return mentions.name(name);
    }

    private int next(String sort) {
        return given.merge(sort, 1, Integer::sum);
    }
}
