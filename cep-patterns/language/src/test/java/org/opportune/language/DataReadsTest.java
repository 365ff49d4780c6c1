package org.opportune.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opportune.library.Library;
import org.opportune.model.EventField;
import org.opportune.model.PersonalData;
import org.opportune.model.ProfileField;
import org.opportune.schemas.fact.DataCategory;

class DataReadsTest {
    private static String of(String steps) {
        String text = "scenario: a\ntitle: b\nsteps: [" + steps + "]\n";
        Set<DataCategory> read = Language.scenario("a.yaml", text).get().about().data();
        return String.join(" ", new TreeSet<>(read.stream().map(Enum::name).toList()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '~',
            value = {
                "{on: CALL_ENDED}                                         => TRAFFIC",
                "{on: [CALL_ENDED, BILL]}                                 => PROFILE TRAFFIC",
                "{on: {any: [{on: CELL_CHANGE}, {on: BILL}]}}             => LOCATION PROFILE",
                "{on: custom:parcel-arrived}                              => PROFILE",
                "{dwell: airport, for: 45m}                               => LOCATION",
                "{changes: handset, for: 6h}                              => PROFILE",
                "{silent: 30d, returns: anything}                         => TRAFFIC",
                "{silent: 30d, returns: CELL_CHANGE}                      => LOCATION TRAFFIC",
                "{on: BILL, where: 'event.amount > 3 && local.hour > 3'}  => PROFILE",
                "{on: BILL, where: 'profile.cell == \"a\"'}               => LOCATION PROFILE",
                "{on: BILL, where: 'has(handset.mms)'}                    => PROFILE",
                "{on: SITE_VISIT, as: a}, {then: BILL, where: 'a.area == \"x\"'} => CONTENT_CATEGORY LOCATION PROFILE",
                "{count: 3, distinct: cell, on: SMS_SENT, in: 1h}         => LOCATION TRAFFIC",
            })
    void shouldKnowWhatIsReadAlthoughNothingIsDeclared(String steps, String expected) {
        assertThat(of(steps)).isEqualTo(expected);
    }

    @Test
    void shouldBeDeclaredThroughoutTheLibrary() {
        assertThat(Library.entries())
                .allSatisfy(entry -> assertThat(entry.scenario()).contains("\ndata: ["));
    }

    @Test
    void shouldChangeNothingOfWhatIsMatched() {
        String text = "scenario: a\ntitle: b\nsteps: [{on: BILL}]\n";

        assertThat(Language.scenario("a.yaml", text + "data: profile\n").get().fingerprint())
                .isEqualTo(Language.scenario("a.yaml", text).get().fingerprint());
    }

    /** The table of cep-patterns/README.md: every field that is told is told of its category, and only profile says "else". */
    @Test
    void shouldBeTheTableInTheReadme() throws IOException {
        Map<String, DataCategory> told = new TreeMap<>();
        for (String line : Files.readAllLines(Path.of("..", "README.md"))) {
            Arrays.stream(DataCategory.values())
                    .filter(c -> line.startsWith(
                            "| `" + c.name().toLowerCase(Locale.ROOT).replace('_', '-') + "` |"))
                    .forEach(c -> {
                        Matcher words = Pattern.compile("`([^`]+)`").matcher(line);
                        while (words.find()) {
                            told.put(words.group(1), c);
                        }
                    });
        }
        for (EventField field : EventField.values()) {
            DataCategory category = PersonalData.of(field);
            if (category != null && category != DataCategory.PROFILE) {
                assertThat(told).containsEntry(field.fieldName(), category);
            }
        }
        for (ProfileField field : ProfileField.values()) {
            if (PersonalData.of(field) != DataCategory.PROFILE) {
                assertThat(told).containsEntry("profile." + field.fieldName(), PersonalData.of(field));
            }
        }
    }
}
