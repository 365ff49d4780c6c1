package org.opportune.simulators.country.observation;

import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.opportune.simulators.country.world.CellSite;
import org.opportune.simulators.country.world.Geography;
import org.opportune.simulators.country.world.Landmark;
import org.opportune.simulators.country.world.World;

/** The operator's network, at one level of noise. Immutable, thread-safe; what it observes is not. */
public final class Network {
    private static final long LEAST_SLICE_MS = 10_000;
    private static final long MOST_SLICE_MS = 3_600_000;
    private static final int EVENTS_AN_HOUR = 10;
    private static final int SLIP_OCTETS = 40;
    private static final int SHARE_OF_HEAP = 5;

    /** Metres. */
    private static final double GRID = 100;

    private static final double AROUND = 1_500;
    private static final double FAR = 5_000;

    private final World world;
    private final Noise noise;
    private final View view;
    private final Coverage coverage;
    private final EventMaker events;

    public Network(World world, Noise noise, View view) {
        this.world = world;
        this.noise = noise;
        this.view = view;
        this.coverage = new Coverage(world.ground(), world.seed(), noise.shadowingDb());
        this.events = new EventMaker(world.ground().cells());
    }

    public Noise noise() {
        return noise;
    }

    public View view() {
        return view;
    }

    /**
     * Everything that happens from {@code fromMs} (included) to {@code toMs} (excluded), in order of arrival; the last
     * ones arrive after {@code toMs}. Each call begins anew and gives the same.
     */
    public Iterator<Observed> observe(long fromMs, long toMs) {
        return observe(fromMs, toMs, sliceMs(Runtime.getRuntime().maxMemory()));
    }

    /** With slices of a given length, which changes memory and speed, and nothing else. */
    Iterator<Observed> observe(long fromMs, long toMs, long sliceMs) {
        return new Observations(world, noise, view, coverage, events, fromMs, toMs, sliceMs);
    }

    /** As long as fits into a part of the heap. */
    private long sliceMs(long heapOctets) {
        long slips = heapOctets / SHARE_OF_HEAP / SLIP_OCTETS;
        long perHour = (long) world.people() * EVENTS_AN_HOUR;
        return Math.max(LEAST_SLICE_MS, Math.min(MOST_SLICE_MS, MOST_SLICE_MS * slips / perHour));
    }

    /**
     * Ids of the cells that cover a place by plan, of both radios: those that stand in it, and where it has no walls
     * those most of whose ground lies in it.
     */
    public SortedSet<String> cellsOf(Landmark place) {
        SortedSet<String> ids = new TreeSet<>();
        List<CellSite> sites = world.ground().cells();
        for (CellSite site : sites) {
            if (place.contains(site.x(), site.y())) {
                add(ids, site);
            }
        }
        if (!place.category().walled()) {
            mostlyIn(place, sites).forEach(site -> add(ids, site));
        }
        return ids;
    }

    /** By points of a grid in the place and around it. */
    private static List<CellSite> mostlyIn(Landmark place, List<CellSite> sites) {
        double x0 = place.x() - place.halfWidth() - AROUND;
        double y0 = place.y() - place.halfHeight() - AROUND;
        List<CellSite> near = sites.stream()
                .filter(s -> Math.abs(s.x() - place.x()) < place.halfWidth() + FAR
                        && Math.abs(s.y() - place.y()) < place.halfHeight() + FAR)
                .toList();
        Map<CellSite, int[]> points = new LinkedHashMap<>();
        for (double x = x0; x < place.x() + place.halfWidth() + AROUND; x += GRID) {
            for (double y = y0; y < place.y() + place.halfHeight() + AROUND; y += GRID) {
                points.computeIfAbsent(best(near, x, y), s -> new int[2])[place.contains(x, y) ? 1 : 0]++;
            }
        }
        return points.entrySet().stream()
                .filter(e -> e.getValue()[1] > e.getValue()[0])
                .map(Map.Entry::getKey)
                .toList();
    }

    private static CellSite best(List<CellSite> sites, double x, double y) {
        CellSite best = sites.get(0);
        double most = Double.NEGATIVE_INFINITY;
        for (CellSite site : sites) {
            double metres = Geography.metres(x - site.x(), y - site.y());
            if (metres <= site.reach() && Coverage.planned(site, metres) > most) {
                most = Coverage.planned(site, metres);
                best = site;
            }
        }
        return best;
    }

    private static void add(SortedSet<String> ids, CellSite site) {
        ids.addAll(Arrays.asList(site.oldRadioId(), site.newRadioId()));
    }
}
