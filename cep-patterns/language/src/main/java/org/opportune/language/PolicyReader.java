package org.opportune.language;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.opportune.language.YamlNode.Entry;
import org.opportune.language.YamlNode.Scalar;
import org.opportune.language.condition.Suggest;
import org.opportune.model.Policy;
import org.opportune.model.Policy.FrequencyCap;
import org.opportune.model.Policy.QuietHours;
import org.opportune.schemas.event.EventKind;

/** The text of one contact policy. */
final class PolicyReader {
    private static final Pattern CLOCK = Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d");

    private final Section top;
    private final Problems problems;

    private PolicyReader(Document document) {
        this.top = document.top();
        this.problems = document.problems();
    }

    static Checked<Policy> read(Document document) {
        if (!document.readable()) {
            return new Checked<>(null, document.problems().all());
        }
        return new PolicyReader(document).read();
    }

    private Checked<Policy> read() {
        String id = Words.id(top, "policy");
        ZoneId zone = zone();
        QuietHours quietHours = quietHours();
        List<FrequencyCap> caps = caps();
        Map<String, Set<EventKind>> feeds = feeds();
        top.finish();
        return problems.or(() -> new Policy(id, zone, quietHours, caps, feeds));
    }

    private ZoneId zone() {
        Scalar zone = top.required("zone");
        if (zone == null) {
            return ZoneOffset.UTC;
        }
        try {
            if (ZoneId.getAvailableZoneIds().contains(zone.value())) {
                return ZoneId.of(zone.value());
            }
        } catch (DateTimeException e) {
            // Said below, with the place.
        }
        problems.add(
                zone.at(),
                "not a zone of the IANA list such as Asia/Shanghai: zone=" + zone.value()
                        + Suggest.hint(zone.value(), ZoneId.getAvailableZoneIds()));
        return ZoneOffset.UTC;
    }

    private @Nullable QuietHours quietHours() {
        Section section = top.section("quiet-hours");
        if (section == null) {
            return null;
        }
        LocalTime from = clock(section, "from");
        LocalTime until = clock(section, "until");
        long spreadMs = Words.duration(section, "spread", 0);
        QuietHours hours = new QuietHours(from, until, spreadMs, Words.purposes(section, "purposes"));
        section.finish();
        if (from.equals(until)) {
            problems.add(section.at("until"), "quiet hours must begin and end at different times: until=" + until);
        } else if (spreadMs > openMs(from, until)) {
            problems.add(
                    section.at("spread"),
                    "the spread reaches into the next quiet hours: spread=" + spreadMs / 1000 + "s");
        }
        return hours;
    }

    private static long openMs(LocalTime from, LocalTime until) {
        return Math.floorMod(
                Duration.between(until, from).toMillis(), Duration.ofDays(1).toMillis());
    }

    private LocalTime clock(Section section, String key) {
        Scalar time = section.required(key);
        if (time == null) {
            return LocalTime.MIDNIGHT;
        }
        if (!CLOCK.matcher(time.value()).matches()) {
            problems.add(time.at(), "not a time of day such as 21:00: " + key + "=" + time.value());
            return LocalTime.MIDNIGHT;
        }
        return LocalTime.parse(time.value());
    }

    private List<FrequencyCap> caps() {
        List<FrequencyCap> caps = new ArrayList<>();
        for (Section section : top.sections("frequency-caps", "a frequency cap")) {
            Scalar times = section.required("times");
            int most = times == null ? 1 : Words.number(problems, times, "times", 1, 256);
            caps.add(
                    new FrequencyCap(most, Words.requiredDuration(section, "in"), Words.purposes(section, "purposes")));
            section.finish();
        }
        return caps;
    }

    private Map<String, Set<EventKind>> feeds() {
        Map<String, Set<EventKind>> feeds = new LinkedHashMap<>();
        Section section = top.section("feeds");
        if (section == null) {
            return feeds;
        }
        for (Entry entry : section.entries()) {
            String feed = entry.key().value();
            if (!feed.matches("[a-z][a-z0-9:-]{0,63}")) {
                problems.add(entry.key().at(), "a feed's name is lower case, digits, ':' and '-': feed=" + feed);
            }
            feeds.put(feed, Set.copyOf(Words.kinds(problems, section.scalars(feed))));
        }
        return feeds;
    }
}
