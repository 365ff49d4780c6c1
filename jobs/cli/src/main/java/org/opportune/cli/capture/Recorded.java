package org.opportune.cli.capture;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.opportune.archive.sealed.Archive;
import org.opportune.schemas.Envelope;
import org.opportune.schemas.UndecodableRecord;
import org.opportune.schemas.Wire;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.event.EventId;
import org.opportune.schemas.event.EventKind;
import org.opportune.schemas.fact.Attribute;
import org.opportune.schemas.fact.Consent;
import org.opportune.schemas.fact.Holding;
import org.opportune.schemas.fact.ListEntry;
import org.opportune.schemas.fact.Tag;
import org.opportune.subscriber.profile.Memory;

/**
 * What an archive has of one subscriber: everything in order, and of it what makes a journey, each event once and at its
 * order time.
 *
 * @param all as recorded, from the archive's beginning to the end of the window
 * @param startMs UTC ms of the first of {@code moments}
 * @param known facts that were known when the window began, by their latest statement
 * @param moments those before the window that said where, with which handset and when the subscriber was last seen; then
 *     those of the window, and its facts
 */
record Recorded(List<Envelope> all, long startMs, List<Event> known, List<Event> moments) {
    private static final Wire<Event> WIRE = Wire.of(Event.class);

    /** Reads it; empty lists if there is nothing in the window. */
    static Recorded read(Archive archive, long msisdn, long fromMs, long toMs, Notes notes) throws IOException {
        List<Envelope> all = new ArrayList<>();
        archive.readSubscriber(msisdn, Long.MIN_VALUE, toMs, all::add);
        Map<String, Event> known = new LinkedHashMap<>();
        Map<String, Event> lastSeen = new LinkedHashMap<>();
        List<Event> window = new ArrayList<>();
        Set<EventId> ids = new HashSet<>();
        for (Envelope placed : all) {
            boolean before = placed.orderMs() < fromMs;
            String left = left(placed, ids);
            if (left != null) {
                if (!before) {
                    notes.add(left);
                }
                continue;
            }
            Event event = decode(placed);
            if (!before) {
                window.add(event);
            } else if (placed.isFact()) {
                know(event, known, lastSeen, notes);
            } else {
                see(event, lastSeen);
            }
        }
        if (window.isEmpty()) {
            return new Recorded(all, 0, List.of(), List.of());
        }
        List<Event> moments = new ArrayList<>(lastSeen.values().stream()
                .distinct()
                .sorted(Comparator.comparingLong(Event::getHappenedMs))
                .toList());
        moments.addAll(window);
        return new Recorded(all, moments.get(0).getHappenedMs(), List.copyOf(known.values()), moments);
    }

    /** Why an event is not in a journey; null = it is. */
    private static @Nullable String left(Envelope placed, Set<EventId> ids) {
        if (placed.verdict() == Envelope.Verdict.LATE) {
            return "event that came late: it was shown to no scenario";
        }
        if (placed.kind() == EventKind.MATCH || placed.kind() == EventKind.UNRECOGNISED) {
            return "event of kind " + placed.kind();
        }
        return ids.add(placed.id()) ? null : "event that came a second time";
    }

    /** At the time at which it counted. */
    private static Event decode(Envelope placed) {
        try {
            return Event.newBuilder(WIRE.decode(placed.avro()))
                    .setHappenedMs(placed.orderMs())
                    .build();
        } catch (UndecodableRecord e) {
            throw new IllegalStateException("an event was decoded when it was archived", e);
        }
    }

    private static void know(Event event, Map<String, Event> known, Map<String, Event> lastSeen, Notes notes) {
        if (Memory.closesTenancy(event)) {
            known.clear();
            lastSeen.clear();
            if (event.getKind() == EventKind.ERASURE) {
                notes.add("erasure before the window, which leaves an entry that keeps everybody from speaking");
            }
            return;
        }
        String what = what(event);
        if (!what.isEmpty()) {
            known.remove(what);
            known.put(what, event);
        }
    }

    /** What a fact states anew each time; empty for one that is only news. */
    private static String what(Event event) {
        Object fact = event.getFact();
        if (fact instanceof Tag tag) {
            return "tag " + tag.getName();
        } else if (fact instanceof Attribute attribute) {
            return "attribute " + attribute.getName();
        } else if (fact instanceof Consent consent) {
            return "consent " + consent.getPurpose() + ' ' + consent.getChannel() + ' ' + consent.getCategory() + ' '
                    + consent.getDataUser();
        } else if (fact instanceof ListEntry entry) {
            return "list " + entry.getList() + ' ' + entry.getChannel() + ' ' + entry.getDataUser();
        } else if (fact instanceof Holding && event.getKind() == EventKind.PRICE_PLAN) {
            return "tariff";
        }
        return "";
    }

    private static void see(Event event, Map<String, Event> lastSeen) {
        lastSeen.put("when", event);
        if (event.getLocation() != null) {
            lastSeen.put("where", event);
        }
        if (event.getDevice() != null && event.getDevice().getTac() != null) {
            lastSeen.put("handset", event);
        }
    }
}
