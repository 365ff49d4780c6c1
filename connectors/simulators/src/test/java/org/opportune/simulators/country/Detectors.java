package org.opportune.simulators.country;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.event.EventKind;

/** Simple detectors, with and without guards: whether the country is too easy, or too hard, shows in their scores. */
final class Detectors {
    static final long MINUTE = 60_000;

    private Detectors() {}

    private record Seen(long timeMs, String cell) {}

    /**
     * Four cells in ten minutes, of the feed that shows cells.
     *
     * @param guarded true = a phone that comes back to a cell never left it
     */
    static Map<Long, List<Long>> riding(List<Event> byTime, boolean guarded) {
        Map<Long, List<Seen>> paths = new HashMap<>();
        Map<Long, List<Long>> found = new HashMap<>();
        for (Event event : byTime) {
            if (!event.getSource().equals("xdr") || event.getLocation() == null) {
                continue;
            }
            long now = event.getHappenedMs();
            List<Seen> path = paths.computeIfAbsent(event.getMsisdn(), m -> new ArrayList<>());
            // The last cell from before the window is where the phone was when the window began.
            while (path.size() > (guarded ? 1 : 0) && path.get(guarded ? 1 : 0).timeMs() <= now - 10 * MINUTE) {
                path.remove(0);
            }
            step(path, new Seen(now, event.getLocation().getId()), guarded);
            Set<String> cells = new HashSet<>();
            path.stream().filter(s -> s.timeMs() > now - 10 * MINUTE).forEach(s -> cells.add(s.cell()));
            if (cells.size() >= 4) {
                List<Long> times = found.computeIfAbsent(event.getMsisdn(), m -> new ArrayList<>());
                if (times.isEmpty() || now - times.get(times.size() - 1) > 10 * MINUTE) {
                    times.add(now);
                }
            }
        }
        return found;
    }

    private static void step(List<Seen> path, Seen seen, boolean guarded) {
        if (guarded) {
            for (int i = 0; i < path.size(); i++) {
                if (path.get(i).cell().equals(seen.cell())) {
                    path.subList(i, path.size()).clear();
                    break;
                }
            }
        }
        path.add(seen);
    }

    /**
     * Seen in the cells for a time, and nowhere else.
     *
     * @param toleranceMs a sighting elsewhere counts only if none inside follows for so long
     */
    static Map<Long, List<Long>> dwell(List<Event> byTime, Set<String> cells, long forMs, long toleranceMs) {
        Map<Long, List<Event>> byPerson = new HashMap<>();
        byTime.forEach(e ->
                byPerson.computeIfAbsent(e.getMsisdn(), m -> new ArrayList<>()).add(e));
        Map<Long, List<Long>> found = new HashMap<>();
        byPerson.forEach((msisdn, events) -> {
            List<Long> times = stays(events, cells, forMs, toleranceMs);
            if (!times.isEmpty()) {
                found.put(msisdn, times);
            }
        });
        return found;
    }

    private static List<Long> stays(List<Event> events, Set<String> cells, long forMs, long toleranceMs) {
        List<Long> found = new ArrayList<>();
        long since = -1;
        long outside = -1;
        boolean told = false;
        for (Iterator<Event> all = events.iterator(); all.hasNext(); ) {
            Event event = all.next();
            boolean off = event.getKind() == EventKind.POWER_OFF;
            if (event.getLocation() == null && !off) {
                continue;
            }
            long now = event.getHappenedMs();
            boolean inside = !off && cells.contains(event.getLocation().getId());
            long leftAt = outside >= 0 ? outside : now;
            boolean longGone = outside >= 0 && now - outside >= toleranceMs;
            boolean atOnce = !inside && toleranceMs == 0;
            boolean gone = since >= 0 && (longGone || atOnce);
            if (since >= 0 && !told && (outside < 0 || gone) && leftAt >= since + forMs) {
                found.add(since + forMs);
                told = true;
            }
            if (gone || off) {
                since = -1;
                outside = -1;
                told = false;
            }
            if (inside) {
                outside = -1;
                since = since < 0 ? now : since;
            } else if (since >= 0 && outside < 0) {
                outside = now;
            }
        }
        if (since >= 0 && !told && outside < 0) {
            found.add(since + forMs);
        }
        return found;
    }
}
