package org.opportune.archive.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimeRuleTest {
    private static final TimeRule LONDON =
            new TimeRule(List.of(TimeRule.Pattern.of("yyyyMMdd HHmm", ZoneId.of("Europe/London"))));

    @Test
    void aTimeThatTheZoneHasTwiceIsTheFirstAndOneItSkipsIsReadWithTheOffsetBefore() throws Exception {
        // 2026-10-25: 02:00 BST becomes 01:00 GMT. 2026-03-29: 01:00 GMT becomes 02:00 BST.
        assertThat(Instant.ofEpochMilli(LONDON.read("t", "20261025 0130"))).isEqualTo("2026-10-25T00:30:00Z");
        assertThat(Instant.ofEpochMilli(LONDON.read("t", "20260329 0130"))).isEqualTo("2026-03-29T01:30:00Z");
        assertThat(Instant.ofEpochMilli(LONDON.read("t", "20260701 1200"))).isEqualTo("2026-07-01T11:00:00Z");
    }

    @Test
    void theFirstFormThatFitsCounts() throws Exception {
        TimeRule rule =
                new TimeRule(List.of(new TimeRule.Epoch(1000), TimeRule.Pattern.of("yyyy-MM-dd'y'HH:mmXXX", null)));

        assertThat(rule.read("t", "1150000000")).isEqualTo(1_150_000_000_000L);
        assertThat(Instant.ofEpochMilli(rule.read("t", "2006-06-01y12:00+02:00")))
                .isEqualTo("2006-06-01T10:00:00Z");
    }

    @Test
    void daysThatAreNotInTheCalendarAreNotMovedToOnesThatAre() {
        assertThatThrownBy(() -> LONDON.read("Start", "20060231 0000"))
                .hasMessage("Start: no such date or time of day: length=13");
        assertThatThrownBy(() -> LONDON.read("Start", "19691231 0000"))
                .hasMessage("Start: time must be within the years 1970 to 9999");
    }

    @Test
    void whatIsNearlyATimeSaysWhatItLacks() {
        TimeRule offset = new TimeRule(List.of(TimeRule.Pattern.of("yyyy-MM-dd HH:mm XXX", null)));
        assertThatThrownBy(() -> offset.read("t", "2006-06-01 12:00"))
                .hasMessage("t: time without zone, and nothing says which: length=16");
        assertThatThrownBy(() -> offset.read("t", "2006-06-01 25:00 +02:00"))
                .hasMessage("t: no such date or time of day: length=23");
        assertThatThrownBy(() -> offset.read("t", "yesterday"))
                .hasMessage("t: not a time of the stated form: length=9");
    }

    @Test
    void everyPatternMayHaveItsOwnZone() throws Exception {
        Mapping mapping = MappingFile.parse("m.yaml", """
                mapping: m
                source: s
                numbers: {Id: {opaque: '999', width: 3}}
                times:
                  At:
                    patterns: ["yyyy-MM-dd HH:mm", {pattern: "dd.MM.yyyy HH:mm", zone: Europe/Berlin}, epoch-millis]
                    zone: UTC
                events: [{kind: POWER_ON, subscriber: Id, happened: At}]
                """);
        TimeRule rule = mapping.times().get("At");
        assertThat(rule.read("At", "2006-06-01 12:00")).isEqualTo(rule.read("At", "01.06.2006 14:00"));
        assertThat(rule.read("At", "1149163200000")).isEqualTo(rule.read("At", "2006-06-01 12:00"));
    }
}
