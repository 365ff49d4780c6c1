package org.opportune.simulators.country.observation;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
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
     * Ids of the cells that cover a place by plan, of both radios: those that stand in it, and where it
     * has no walls those that are best well inside it without shadows.
     */
    public SortedSet<String> cellsOf(Landmark place) {
        SortedSet<String> ids = new TreeSet<>();
        List<CellSite> sites = world.ground().cells();
        for (CellSite site : sites) {
            if (place.contains(site.x(), site.y())) {
                add(ids, site);
            }
        }
        // In a house its own are the best ones everywhere.
        for (int column = -3; column <= 3 && !place.category().walled(); column++) {
            for (int row = -3; row <= 3; row++) {
                double x = place.x() + column / 4.0 * place.halfWidth();
                double y = place.y() + row / 4.0 * place.halfHeight();
                add(ids, best(sites, x, y));
            }
        }
        return ids;
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
