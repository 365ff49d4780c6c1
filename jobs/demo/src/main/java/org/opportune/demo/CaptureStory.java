package org.opportune.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opportune.archive.mapping.FactsFile;
import org.opportune.archive.mapping.ImportProblem;
import org.opportune.archive.mapping.Imported;
import org.opportune.archive.mapping.NumberRule;
import org.opportune.archive.mapping.Progress;
import org.opportune.schemas.control.Control;
import org.opportune.schemas.control.ControlKind;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.event.NumberClass;
import org.opportune.signaling.CaptureFiles;
import org.opportune.signaling.Counts;
import org.opportune.signaling.Tap;
import org.opportune.signaling.TapOptions;
import org.opportune.signaling.behaviour.Behaviour;
import org.opportune.signaling.behaviour.Networks;
import org.opportune.signaling.event.EventDoor;
import org.opportune.signaling.event.Fate;
import org.opportune.signaling.event.NumberTable;
import org.opportune.signaling.identity.ExtractFile;
import org.opportune.signaling.identity.Numbers;

/**
 * Recorded A-interface traffic, decoded, merged on time and played at the pace of the demo.
 *
 * @param captures pcap or pcapng
 * @param hlr who has which IMSI, {@code imsi,msisdn}; null = nobody is known
 * @param facts of subscribers, by number; null = none
 * @param handsets what models can do; null = none is known
 * @param policy instead of the one that ships; null = that one
 */
record CaptureStory(
        List<Path> captures,
        @Nullable Path hlr,
        @Nullable Path facts,
        @Nullable Path handsets,
        @Nullable Path policy) {
    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final NumberRule ANY_COUNTRY = new NumberRule.Phone("ZZ");

    /** Numbers with a plus are real; what the others are only the operator of the recorded network knows. */
    private static final NumberTable NUMBERS = new NumberTable() {
        @Override
        public NumberClass classOf(String digits) {
            return NumberClass.UNCLASSIFIED;
        }

        @Override
        public @Nullable Long e164(String digits) {
            return ANY_COUNTRY.subscriber(digits);
        }
    };

    /** Decodes the captures and reads the files beside them. */
    Story read(Path directory, PrintStream out) throws IOException, ImportProblem {
        List<Event> events = decode(out);
        if (events.isEmpty()) {
            throw new IllegalArgumentException("nobody with a number did anything: captures=" + captures
                    + (hlr == null ? "; --hlr FILE says who has which IMSI" : ""));
        }
        events.sort(Comparator.comparingLong(Event::getHappenedMs));
        long startMs = events.get(0).getHappenedMs() - MINUTE;
        List<Story.Delivery> deliveries = new ArrayList<>();
        if (facts != null) {
            Imported known = FactsFile.read(
                    facts,
                    new NumberRule.Opaque("", 15),
                    startMs,
                    directory.resolve("facts.rejects.tsv"),
                    Progress.NONE);
            out.printf("facts: %s%n", known.counts());
            known.events().forEach(e -> deliveries.add(new Story.Delivery(e.getKnownMs(), e, null)));
        }
        events.forEach(e -> deliveries.add(new Story.Delivery(e.getHappenedMs(), e, null)));
        deliveries.sort(Comparator.comparingLong(Story.Delivery::arrivalMs));
        return new Story(
                startMs,
                events.get(events.size() - 1).getHappenedMs() + 2 * HOUR,
                deliveries,
                publications(),
                List.of(EventDoor.SOURCE),
                (feed, timeMs) -> true,
                10_000,
                10_000,
                10 * MINUTE,
                "no facts were given that say who agreed (--facts FILE).");
    }

    private List<Control> publications() throws IOException {
        List<Control> all = new ArrayList<>(List.of(
                Author.publish(ControlKind.SCENARIO, "rejected-again", "capture/rejected-again", 0),
                Author.publish(ControlKind.SCENARIO, "new-picture-handset", "capture/new-picture-handset", 0),
                Author.publish(ControlKind.CAMPAIGN, "call-secretary", "capture/call-secretary", 0),
                Author.publish(ControlKind.CAMPAIGN, "picture-messages", "capture/picture-messages", 0),
                policy == null
                        ? Author.publish(ControlKind.POLICY, "house", "capture/house", 0)
                        : Author.publishFile(ControlKind.POLICY, "house", policy)));
        if (handsets != null) {
            all.add(Author.publishFile(ControlKind.HANDSETS, "handsets", handsets));
        }
        return all;
    }

    private List<Event> decode(PrintStream out) throws IOException {
        Numbers numbers = new Numbers();
        if (hlr != null) {
            try (BufferedReader lines = Files.newBufferedReader(hlr)) {
                ExtractFile.read(lines, numbers::home);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(hlr + ":" + e.getMessage(), e);
            }
        }
        List<Behaviour> behaviours = new ArrayList<>();
        Counts counts = new Counts();
        Tap tap = new Tap(TapOptions.USUAL, Networks.shipped(), behaviours::add);
        List<String> broken = CaptureFiles.play(captures, counts, tap::take);
        tap.end();
        broken.forEach(line -> out.printf("broken capture: %s%n", line));
        List<Event> events = new ArrayList<>();
        EventDoor door = new EventDoor(numbers, NUMBERS, events::add);
        behaviours.forEach(behaviour -> door.take(behaviour, behaviour.timeMs()));
        out.printf(
                "signalling: %,d frames, %,d messages, %,d behaviours, %,d events; of nobody known %,d behaviours%n",
                counts.frames(),
                counts.messages(),
                behaviours.size(),
                events.size(),
                door.count(Fate.UNRESOLVED_IMSI) + door.count(Fate.UNRESOLVED_MSISDN));
        return events;
    }
}
