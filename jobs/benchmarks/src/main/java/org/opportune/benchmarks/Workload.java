package org.opportune.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.opportune.benchmarks.opponents.Lists;
import org.opportune.language.Checked;
import org.opportune.language.Language;
import org.opportune.library.Library;
import org.opportune.model.Handset;
import org.opportune.model.HandsetField;
import org.opportune.model.Scenario;
import org.opportune.pipeline.control.ControlReader;
import org.opportune.schemas.EventIds;
import org.opportune.schemas.Wire;
import org.opportune.schemas.control.Control;
import org.opportune.schemas.control.ControlKind;
import org.opportune.schemas.control.ControlVerb;
import org.opportune.schemas.event.EventKind;
import org.opportune.subscriber.Definitions;

/** The committed workload: numbers from workload.properties, definitions from the library and the files beside it. */
final class Workload {
    private static final String NUMBERS = "workload.properties";

    private final Properties numbers = new Properties();
    private final List<Control> control = new ArrayList<>();
    private final Crowd crowd;
    private final int subscribers;
    private final String traffic;
    private final String hash;

    /** The workload as committed. */
    Workload() {
        this(Crowd.FOUR, 0);
    }

    /** @param subscribers 0 = as committed; another number makes another workload */
    Workload(Crowd crowd, int subscribers) {
        this.crowd = crowd;
        String text = resource(NUMBERS) + (crowd == Crowd.FOUR ? "" : resource("twenty.properties"));
        try {
            numbers.load(new StringReader(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.subscribers = subscribers > 0 ? subscribers : (int) number("subscribers");
        publish(ControlKind.PLACES, "benchmark", resource("places.yaml"));
        publish(ControlKind.HANDSETS, "library", Library.handsets());
        publish(ControlKind.POLICY, "benchmark", resource("policy.yaml"));
        if (crowd == Crowd.FOUR) {
            for (Library.Entry entry : scenarios()) {
                publish(ControlKind.SCENARIO, entry.id(), entry.scenario());
                publish(ControlKind.CAMPAIGN, "bench-" + entry.id(), resource("campaign-" + entry.id() + ".yaml"));
            }
        } else {
            publish(ControlKind.PLACES, "quarters", Country.quarters(this));
            String campaign = resource("campaign-riding.yaml");
            crowd.scenarios(words("hotlines")).forEach((id, scenario) -> {
                publish(ControlKind.SCENARIO, id, scenario);
                publish(ControlKind.CAMPAIGN, "bench-" + id, campaign.replace("riding", id));
            });
        }
        byte[] events = EventIds.hash(EventIds.part(this.subscribers), EventIds.part(text));
        List<byte[]> parts = new ArrayList<>(List.of(EventIds.part(this.subscribers), EventIds.part(text)));
        control.forEach(c -> parts.add(EventIds.part(String.valueOf(c.getText()))));
        traffic = HexFormat.of().formatHex(events, 0, 6);
        hash = HexFormat.of().formatHex(EventIds.hash(parts.toArray(byte[][]::new)), 0, 6);
    }

    private static List<Library.Entry> scenarios() {
        return Stream.of("airport-long-stay", "hotline-follow-up", "new-mms-handset", "riding")
                .map(Library::entry)
                .toList();
    }

    /** Ids of the scenarios, in the order of the figures. */
    static List<String> scenarioIds() {
        return scenarios().stream().map(Library.Entry::id).toList();
    }

    private void publish(ControlKind kind, String id, String text) {
        control.add(new Control(kind, ControlVerb.PUBLISH, id, text, id, 0L, null, null, List.of()));
    }

    static String resource(String name) {
        try (InputStream in = Workload.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("missing from the jar: resource=" + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Twelve hex digits over everything that makes the workload but the number of events. */
    String hash() {
        return hash;
    }

    /** The same over what makes its events: workloads with other definitions may have the same. */
    String traffic() {
        return traffic;
    }

    /** Ids of the scenarios in force. */
    List<String> inForce() {
        return control.stream()
                .filter(c -> c.getKind() == ControlKind.SCENARIO)
                .map(Control::getId)
                .toList();
    }

    /** What the opponents' patterns look up; everything else they say by hand. */
    Lists lists() {
        Definitions definitions = ControlReader.definitions(control);
        Scenario riding = Objects.requireNonNull(definitions.plan().scenario("riding"), "riding is in force");
        Set<String> mms = new HashSet<>();
        Set<String> plain = new HashSet<>();
        for (String tac : handsets()) {
            Object has = definitions.tables().handsets().get(tac, HandsetField.MMS);
            (Boolean.TRUE.equals(has) ? mms : plain).add(tac);
        }
        return new Lists(
                new HashSet<>(riding.steps().get(0).kinds()), new HashSet<>(words("airport")), mms, plain, endMs());
    }

    /** Definitions as they are published, not yet stamped. */
    List<Control> control() {
        return control;
    }

    /** How many they are where so many are read that the events must wait for them, else 0. */
    int definitions() {
        return crowd == Crowd.FOUR ? 0 : control.size();
    }

    /** The same on the wire. */
    byte[][] controlBytes() {
        Wire<Control> wire = Wire.of(Control.class);
        return control.stream().map(wire::encode).toArray(byte[][]::new);
    }

    long seed() {
        return number("seed");
    }

    int subscribers() {
        return subscribers;
    }

    /** Type allocation codes of the handsets in use. */
    List<String> handsets() {
        Checked<List<Handset>> catalogue = Language.handsets("library", Library.handsets());
        return Objects.requireNonNull(catalogue.value(), "the library's catalogue checks").stream()
                .flatMap(handset -> handset.tacs().stream())
                .sorted()
                .toList();
    }

    /** UTC ms. */
    long startMs() {
        return Instant.parse(word("start")).toEpochMilli();
    }

    /** UTC ms at which event number {@code index} of {@code events} becomes known. */
    long knownMs(long index, long events) {
        return startMs() + (long) ((double) index / events * number("hours") * 3_600_000);
    }

    /** UTC ms at which the last event is known. */
    long endMs() {
        return startMs() + number("hours") * 3_600_000;
    }

    long number(String name) {
        return Long.parseLong(word(name));
    }

    List<String> words(String name) {
        return List.of(word(name).split("\\s+"));
    }

    /** True if the workload has this number. */
    boolean has(String name) {
        return numbers.containsKey(name);
    }

    private String word(String name) {
        String value = numbers.getProperty(name);
        if (value == null) {
            throw new IllegalStateException(NUMBERS + " must have: " + name);
        }
        return value;
    }

    /** A kind for each per mille. */
    EventKind[] mix() {
        List<EventKind> kinds = new ArrayList<>();
        for (String share : words("mix")) {
            int colon = share.indexOf(':');
            EventKind kind = EventKind.valueOf(share.substring(0, colon));
            for (int i = Integer.parseInt(share.substring(colon + 1)); i > 0; i--) {
                kinds.add(kind);
            }
        }
        if (kinds.size() != 1000) {
            throw new IllegalStateException(NUMBERS + ": mix must be 1000 per mille: sum=" + kinds.size());
        }
        return kinds.toArray(EventKind[]::new);
    }
}
