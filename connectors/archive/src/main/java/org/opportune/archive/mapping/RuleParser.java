package org.opportune.archive.mapping;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.opportune.archive.mapping.YamlText.Entry;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** Rules of number and time columns. Null where there is a problem. */
final class RuleParser {
    /** E.164 allows no more. */
    private static final int MOST_DIGITS = 15;

    private final YamlText yaml;

    RuleParser(YamlText yaml) {
        this.yaml = yaml;
    }

    @Nullable
    NumberRule number(Node node) {
        Map<String, Entry> keys = yaml.entries(node, Set.of("opaque", "width", "phone", "service"), List.of());
        Entry opaque = keys.get("opaque");
        Entry phone = keys.get("phone");
        Entry service = keys.get("service");
        Entry width = keys.get("width");
        if ((opaque == null ? 0 : 1) + (phone == null ? 0 : 1) + (service == null ? 0 : 1) != 1) {
            yaml.problem(node, "a number column has one rule: opaque, phone or service");
            return null;
        }
        if (width != null && opaque == null) {
            yaml.problem(width.key(), "belongs to opaque: key=width");
        }
        if (opaque != null) {
            return opaque(node, opaque, width);
        }
        return phone != null ? phone(phone) : service == null ? null : service(service);
    }

    private @Nullable NumberRule opaque(Node node, Entry opaque, @Nullable Entry width) {
        String prefix = yaml.text(opaque.value());
        if (width == null) {
            yaml.problem(node, "needed key is missing: key=width");
            return null;
        }
        String digits = yaml.text(width.value());
        if (prefix == null || digits == null) {
            return null;
        }
        if (!prefix.matches("[1-9][0-9]{0,13}")) {
            yaml.problem(opaque.value(), "must be 1 to 14 digits, the first not 0: opaque=" + prefix);
            return null;
        }
        if (!digits.matches("[1-9][0-9]?") || prefix.length() + Integer.parseInt(digits) > MOST_DIGITS) {
            yaml.problem(width.value(), "prefix and width must give 1 to " + MOST_DIGITS + " digits: width=" + digits);
            return null;
        }
        return new NumberRule.Opaque(prefix, Integer.parseInt(digits));
    }

    private @Nullable NumberRule phone(Entry entry) {
        String region = yaml.text(entry.value());
        Set<String> regions = PhoneNumberUtil.getInstance().getSupportedRegions();
        if (region != null && !regions.contains(region)) {
            yaml.problem(entry.value(), "must be an ISO 3166 country code: phone=" + region);
            return null;
        }
        return region == null ? null : new NumberRule.Phone(region);
    }

    private @Nullable NumberRule service(Entry entry) {
        if (!Boolean.TRUE.equals(flag(entry.value()))) {
            yaml.problem(entry.value(), "must be true: key=service");
            return null;
        }
        return new NumberRule.ServiceCode();
    }

    /** What {@code negative} says: unknown, or reject as without a rule. */
    boolean negativeIsUnknown(Node node) {
        Map<String, Entry> keys = yaml.entries(node, Set.of("negative"), List.of("negative"));
        String text = yaml.text(keys, "negative");
        if (text != null && !text.equals("unknown") && !text.equals("reject")) {
            yaml.problem(node, "must be unknown or reject: negative=" + text);
        }
        return "unknown".equals(text);
    }

    /** true or false; null, and a problem, if it is neither. */
    @Nullable
    Boolean flag(Node node) {
        String text = yaml.text(node);
        if (text == null) {
            return null;
        }
        if (!text.equals("true") && !text.equals("false")) {
            yaml.problem(node, "must be true or false: value=" + text);
            return null;
        }
        return text.equals("true");
    }

    @Nullable
    TimeRule time(Node node) {
        Map<String, Entry> keys = yaml.entries(node, Set.of("pattern", "patterns", "zone"), List.of());
        Entry one = keys.get("pattern");
        Entry many = keys.get("patterns");
        if ((one == null) == (many == null)) {
            yaml.problem(node, "a time column has pattern or patterns");
            return null;
        }
        ZoneId zone = zone(keys.get("zone"));
        List<Node> patterns = one != null ? List.of(one.value()) : many == null ? List.of() : yaml.items(many.value());
        List<TimeRule.Form> forms = new ArrayList<>();
        for (Node pattern : patterns) {
            TimeRule.Form form = one == null && pattern instanceof MappingNode
                    ? ownZone(pattern)
                    : form(pattern, zone, keys.containsKey("zone"));
            if (form != null) {
                forms.add(form);
            }
        }
        return forms.isEmpty() ? null : new TimeRule(forms);
    }

    /** One of several patterns with a zone of its own. */
    private TimeRule.@Nullable Form ownZone(Node node) {
        Map<String, Entry> keys = yaml.entries(node, Set.of("pattern", "zone"), List.of("pattern", "zone"));
        Entry pattern = keys.get("pattern");
        return pattern == null ? null : form(pattern.value(), zone(keys.get("zone")), true);
    }

    private @Nullable ZoneId zone(@Nullable Entry entry) {
        String text = entry == null ? null : yaml.text(entry.value());
        if (entry == null || text == null) {
            return null;
        }
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            yaml.problem(
                    entry.value(),
                    "unknown zone" + Words.nearMiss(text, ZoneId.getAvailableZoneIds()) + ": zone=" + text);
            return null;
        }
    }

    private TimeRule.@Nullable Form form(Node node, @Nullable ZoneId zone, boolean zoneStated) {
        String text = yaml.text(node);
        if (text == null) {
            return null;
        }
        if (text.equals("epoch-millis")) {
            return new TimeRule.Epoch(1);
        }
        if (text.equals("epoch-seconds")) {
            return new TimeRule.Epoch(1000);
        }
        if (zoneStated && zone == null) {
            // The zone is wrong and said to be so; the pattern cannot be judged without it.
            return null;
        }
        try {
            return TimeRule.Pattern.of(text, zone);
        } catch (IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            yaml.problem(node, message.startsWith("pattern ") ? message : "not a pattern: pattern=" + text);
            return null;
        }
    }
}
