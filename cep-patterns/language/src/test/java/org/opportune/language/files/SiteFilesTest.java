package org.opportune.language.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opportune.language.files.Sound.file;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opportune.language.Problem;
import org.opportune.schemas.control.Control;

/** Where cells stand, on its way to the control topic, and the rides that need it. */
class SiteFilesTest {
    private static final String RIDE = """
            scenario: drive
            title: Drives
            steps:
              - riding: {speed: 40, in: 12m}
            """;
    private static final String BARE = """
            places:
              - place: airport-1
                category: airport
                locations: [460-00-4101-1001]
            """;
    private static final String SITES = """
            places:
              - place: road
                category: way
                cells:
                  - {cell: 460-00-4101-1001, lat: 31.5, lon: 120.3}
            """;

    private static List<String> rules(String... texts) {
        List<DefinitionFile> files = new ArrayList<>();
        for (String text : texts) {
            files.add(file(files.size() + ".yaml", text));
        }
        return CrossCheck.of(files).stream().map(Problem::headline).toList();
    }

    @Test
    void aRideWithASpeedNeedsSitesAsSoonAsAnyPlaceIsKnown() {
        assertThat(rules(RIDE)).isEmpty();
        assertThat(rules(RIDE, BARE)).containsExactly("0.yaml:4:21: no place says where its cells stand: speed=40");
        assertThat(rules(RIDE, BARE, SITES)).isEmpty();
        assertThat(rules(RIDE.replace("speed: 40", "cells: 6"), BARE)).isEmpty();
        List<Control> published =
                Publication.of(List.of(file("sites.yaml", SITES)), List.of(), 0).controls();
        assertThat(Publication.of(List.of(file("a.yaml", RIDE), file("b.yaml", BARE)), published, 0)
                        .problems())
                .isEmpty();
    }

    @Test
    void aCellStandsInOneSpotAcrossFiles() {
        String same = SITES.replace("place: road", "place: other-road");
        String other = same.replace("31.5", "31.6");
        assertThat(rules(SITES, same)).isEmpty();
        assertThat(rules(SITES, other))
                .containsExactly("1.yaml:5:16: a cell stands in one spot: cell=460-00-4101-1001 first=0.yaml");
        List<Control> published =
                Publication.of(List.of(file("sites.yaml", SITES)), List.of(), 0).controls();
        assertThat(Publication.of(List.of(file("other.yaml", other)), published, 0)
                        .problems())
                .extracting(Problem::rule)
                .containsExactly("a cell stands in one spot: cell=460-00-4101-1001 first=what is published");
        assertThat(Publication.of(List.of(file("sites.yaml", other)), published, 0)
                        .problems())
                .as("published anew it replaces its old self")
                .isEmpty();
    }
}
