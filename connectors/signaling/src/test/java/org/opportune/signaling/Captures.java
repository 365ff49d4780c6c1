package org.opportune.signaling;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.opportune.signaling.behaviour.Behaviour;
import org.opportune.signaling.behaviour.Networks;
import org.opportune.signaling.capture.Capture;
import org.opportune.signaling.carrier.Carriers;
import org.opportune.signaling.carrier.Unit;

/** The captures among the test resources. */
final class Captures {
    /** Real traffic of osmo-bsc and osmo-msc. */
    static final List<String> REAL = List.of("osmo-a-m3ua", "osmo-c-two-bsc", "osmo-e-clean-calls", "osmo-f-handover");

    private Captures() {}

    static InputStream open(String resource) {
        return Objects.requireNonNull(Captures.class.getResourceAsStream(resource), resource);
    }

    /** The lines of a resource. */
    static List<String> lines(String resource) {
        InputStreamReader reader = new InputStreamReader(open(resource), StandardCharsets.UTF_8);
        try (BufferedReader lines = new BufferedReader(reader)) {
            return lines.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the subscribers of a capture did, with the usual options. */
    static List<Behaviour> behaviours(String capture) {
        List<Behaviour> found = new ArrayList<>();
        Tap tap = new Tap(TapOptions.USUAL, Networks.shipped(), found::add);
        play(capture, tap::take);
        tap.end();
        return found;
    }

    /** Gives the messages of a capture, the same object each time. */
    static void play(String capture, Consumer<Unit> out) {
        Carriers carriers = new Carriers(new Counts(), out);
        try (Capture file = new Capture(new BufferedInputStream(open(capture)))) {
            carriers.take(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
