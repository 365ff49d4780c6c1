package org.opportune.language.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.opportune.language.files.Sound.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.opportune.language.Problem;
import org.opportune.library.Library;
import org.opportune.model.Place;
import org.opportune.model.Segments;
import org.opportune.model.Segments.Content;
import org.opportune.model.Segments.Segment;

/** The table of people, needs, places and content, and what it knows of other files. */
class SegmentFilesTest {
    private static final String TABLE = """
            segments:
              - segment: traveller
                people: Travels
                needs: [{need: travel, places: [airport, hotel]}]
                content: weather
            categories: [airport, hotel]
            packages: [{package: weather, by: sms, price: 500, holds: weather}]
            """;
    private static final String PLACES = """
            places:
              - {place: north, category: airprt, locations: ["999-01-1-1"]}
            """;
    /** Where a scenario names a place or category. */
    private static final Pattern NAMED = Pattern.compile("(?:dwell: |arrive: |leave: |inPlace\\(\")([a-z-]+)");

    private static Segments shipped() {
        return (Segments) file("segments.yaml", Library.segments()).value();
    }

    private static List<String> headlines(String... texts) {
        List<DefinitionFile> files = new ArrayList<>();
        for (String text : texts) {
            files.add(file(files.size() + ".yaml", text));
        }
        return CrossCheck.of(files).stream().map(Problem::headline).toList();
    }

    @Test
    void everyRowOfTheReferenceIsThere() {
        Set<String> rows = new TreeSet<>();
        shipped().segments().forEach(segment -> rows.addAll(segment.features()));
        // REF-10 asks that this is a table, and that a place is a set of cells.
        assertThat(rows)
                .containsExactly(
                        "REF-01", "REF-02", "REF-03", "REF-04", "REF-05", "REF-06", "REF-07", "REF-08", "REF-09",
                        "REF-11", "REF-12");
    }

    @Test
    void pricesAreThoseThatWereStated() {
        assertThat(shipped().packages())
                .filteredOn(content -> content.price() != null)
                .extracting(Content::id, Content::price)
                .containsExactly(
                        tuple("business-mms", 1500L),
                        tuple("business-wap", 10000L),
                        tuple("fashion-mms", 500L),
                        tuple("fashion-wap", 2000L),
                        tuple("office-mms", 500L),
                        tuple("office-wap", 500L),
                        tuple("office-sms", 500L));
    }

    @Test
    void everyPackageIsForSomebody() {
        Set<String> used = new TreeSet<>();
        shipped().segments().forEach(segment -> used.addAll(segment.content()));
        assertThat(shipped().packages()).extracting(Content::id).containsExactlyInAnyOrderElementsOf(used);
    }

    @Test
    void theLibraryNamesCategoriesAndSegmentsOfTheTable() {
        Set<String> named = new TreeSet<>();
        for (Library.Entry entry : Library.entries()) {
            Matcher matcher = NAMED.matcher(entry.scenario());
            while (matcher.find()) {
                named.add(matcher.group(1));
            }
        }
        assertThat(named).contains("airport", "station");
        assertThat(shipped().categories()).containsAll(named);
        assertThat(file("places.yaml", Library.shared().get("places.yaml")).places())
                .extracting(Place::category)
                .isSubsetOf(shipped().categories());
        assertThat(Library.entry("holiday-roaming").campaign()).contains("\"student\" in profile.tags");
        assertThat(shipped().segments()).extracting(Segment::id).contains("student");
    }

    @Test
    void placesOfAnotherCategoryAreFoundOnceThereIsATable() {
        assertThat(headlines(PLACES)).isEmpty();
        assertThat(headlines(TABLE, PLACES))
                .containsExactly("1.yaml:2:30: the table of segments has no such category of places: category=airprt,"
                        + " did you mean airport?");
    }

    @Test
    void aSecondTableRepeatsNothing() {
        assertThat(headlines(TABLE, TABLE))
                .containsExactly(
                        "1.yaml:2:14: duplicate segment: segment=traveller first=0.yaml",
                        "1.yaml:7:22: duplicate package: package=weather first=0.yaml");
    }

    @Test
    void isPublishedToNobody() {
        assertThat(DefinitionKind.SEGMENTS.published()).isFalse();
        List<DefinitionFile> table = List.of(file("segments.yaml", TABLE));
        assertThatThrownBy(() -> Publication.of(table, List.of(), 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
