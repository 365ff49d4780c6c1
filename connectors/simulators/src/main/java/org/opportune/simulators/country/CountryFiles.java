package org.opportune.simulators.country;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.fact.Attribute;
import org.opportune.schemas.fact.Channel;
import org.opportune.schemas.fact.Consent;
import org.opportune.schemas.fact.Tag;
import org.opportune.simulators.country.truth.Truth;
import org.opportune.simulators.country.world.CellSite;
import org.opportune.simulators.country.world.HandsetModel;
import org.opportune.simulators.country.world.Numbers;

/** Writes what is known of a country as files that people and other programs read. UTF-8; lines end with a line feed. */
public final class CountryFiles {
    /** In a degree of latitude, and of longitude on the equator. */
    private static final double METRES = 111_195;

    private CountryFiles() {}

    /** Places as the scenario language reads them. */
    public static void places(Country country, Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("# Places of a synthetic country, and the cells that cover them by plan.\nplaces:\n");
            for (CountryPlace place : country.places()) {
                out.write("  - place: " + place.id() + "\n    category: " + place.category() + "\n    locations: [\""
                        + String.join("\", \"", place.cells()) + "\"]\n");
            }
        }
    }

    /** Where each cell stands, as one place of the scenario language. The country lies in the sea, on the equator. */
    public static void sites(Country country, Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("""
                    # The cells of a synthetic country and where they stand.
                    places:
                      - place: whole-country
                        category: network
                        cells:
                    """);
            for (CellSite cell : country.cells()) {
                String at = String.format(Locale.ROOT, ", lat: %.6f, lon: %.6f}", cell.y() / METRES, cell.x() / METRES);
                out.write("      - {cell: " + cell.oldRadioId() + at + "\n      - {cell: " + cell.newRadioId() + at
                        + "\n");
            }
        }
    }

    /** What service numbers and dialled prefixes are for, as the scenario language reads it. */
    public static void numbers(Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("# Numbers of a synthetic country by what they are for.\nnumbers:\n");
            numbers(out, "hotline", Numbers.HOTLINES);
            numbers(out, "retired-hotline", Numbers.RETIRED);
            numbers(out, "ivr", Numbers.IVR);
            numbers(out, "vacant-hint", Numbers.WRONG);
            numbers(out, "bank", Numbers.BANKS);
            out.write(
                    "  - class: long-distance\n    prefixes: [\"0\"]\n  - class: international\n    prefixes: [\"00\", \"+\"]\n");
            out.write("  - class: saving-prefix\n    prefixes: [\"" + Numbers.SAVING_PREFIX + "\"]\n");
        }
    }

    private static void numbers(BufferedWriter out, String name, List<Long> numbers) throws IOException {
        out.write("  - class: " + name + "\n    numbers: ["
                + numbers.stream().map(n -> "\"" + n + "\"").collect(Collectors.joining(", ")) + "]\n");
    }

    /** Every model of handset: {@code tac,name,mms,lte}. */
    public static void handsets(Country country, Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("tac,name,mms,lte\n");
            for (HandsetModel model : country.handsets()) {
                out.write(model.tac() + "," + model.name() + " (fictional)," + model.mms() + "," + model.lte() + "\n");
            }
        }
    }

    /**
     * The facts as the demo and the import read them; subscribers are the nine digits behind {@link
     * Country#COUNTRY_CODE}, which an {@code opaque} rule with that prefix makes whole.
     */
    public static void facts(Country country, Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file);
                Stream<Event> facts = country.facts()) {
            out.write("subscriber,fact,value,at\n");
            for (Iterator<Event> all = facts.iterator(); all.hasNext(); ) {
                Event event = all.next();
                String subscriber = String.valueOf(event.getMsisdn()).substring(Country.COUNTRY_CODE.length());
                out.write(subscriber + "," + fact(event) + "," + Instant.ofEpochMilli(event.getHappenedMs()) + "\n");
            }
        }
    }

    private static String fact(Event event) {
        if (event.getFact() instanceof Consent consent) {
            String channel = consent.getChannel() == Channel.SMS ? ":sms" : "";
            return "consent:marketing" + channel + "," + (consent.getGranted() ? "granted" : "withdrawn");
        }
        if (event.getFact() instanceof Tag tag) {
            return "tag," + tag.getName();
        }
        if (event.getFact() instanceof Attribute attribute) {
            return attribute.getName() + "," + attribute.getValue();
        }
        throw new IllegalStateException("no fact of this country: kind=" + event.getKind());
    }

    /** From when to when somebody looked, UTC ms, the end excluded; then the truth, one {@link Truth#json} a line. */
    public static void truth(Country country, Instant from, Instant to, Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file);
                Stream<Truth> truths = country.truth(from, to)) {
            out.write("{\"watched\":{\"from\":" + from.toEpochMilli() + ",\"to\":" + to.toEpochMilli() + "}}\n");
            for (Iterator<Truth> all = truths.iterator(); all.hasNext(); ) {
                out.write(all.next().json());
                out.write('\n');
            }
        }
    }
}
