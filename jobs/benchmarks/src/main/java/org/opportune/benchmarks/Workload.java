package org.opportune.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import org.opportune.library.Library;
import org.opportune.schemas.EventIds;
import org.opportune.schemas.Wire;
import org.opportune.schemas.control.Control;
import org.opportune.schemas.control.ControlKind;
import org.opportune.schemas.control.ControlVerb;
import org.opportune.schemas.event.EventKind;

/** The committed workload: numbers from workload.properties, definitions from the library and the files beside it. */
final class Workload {
    private static final String NUMBERS = "workload.properties";

    private final Properties numbers = new Properties();
    private final List<Control> control = new ArrayList<>();
    private final String hash;

    Workload() {
        String text = resource(NUMBERS);
        try {
            numbers.load(new StringReader(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        publish(ControlKind.PLACES, "benchmark", resource("places.yaml"));
        publish(ControlKind.POLICY, "benchmark", resource("policy.yaml"));
        for (Library.Entry entry : scenarios()) {
            publish(ControlKind.SCENARIO, entry.id(), entry.scenario());
            publish(ControlKind.CAMPAIGN, "bench-" + entry.id(), resource("campaign-" + entry.id() + ".yaml"));
        }
        List<byte[]> parts = new ArrayList<>();
        parts.add(EventIds.part(text));
        control.forEach(c -> parts.add(EventIds.part(String.valueOf(c.getText()))));
        hash = HexFormat.of().formatHex(EventIds.hash(parts.toArray(byte[][]::new)), 0, 6);
    }

    private static List<Library.Entry> scenarios() {
        return List.of(Library.entry("airport-long-stay"), Library.entry("hotline-follow-up"));
    }

    /** Ids of the scenarios, in the order of the figures. */
    static List<String> scenarioIds() {
        return scenarios().stream().map(Library.Entry::id).toList();
    }

    private void publish(ControlKind kind, String id, String text) {
        control.add(new Control(kind, ControlVerb.PUBLISH, id, text, id, 0L, null, null));
    }

    private static String resource(String name) {
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

    /** Definitions as they are published, not yet stamped. */
    List<Control> control() {
        return control;
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
        return (int) number("subscribers");
    }

    /** UTC ms. */
    long startMs() {
        return Instant.parse(word("start")).toEpochMilli();
    }

    /** UTC ms at which event number {@code index} becomes known. */
    long knownMs(long index) {
        double perMs = (double) subscribers() * number("events-per-subscriber-and-day") / 86_400_000;
        return startMs() + (long) (index / perMs);
    }

    long number(String name) {
        return Long.parseLong(word(name));
    }

    List<String> words(String name) {
        return List.of(word(name).split("\\s+"));
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
