package org.opportune.simulators.country.observation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.opportune.simulators.country.world.CellSite;
import org.opportune.simulators.country.world.Dice;
import org.opportune.simulators.country.world.Geography;
import org.opportune.simulators.country.world.Landmark;

/**
 * Which cells are heard where: the six strongest of each spot. A spot is a square of 250 metres, or the inside of a house
 * that has cells of its own; a wall takes {@value #WALL} dB either way (TR 38.901 7.4.3, for new buildings). Path loss is 35 dB a decade (the exponent
 * of towns in TR 38.901, rounded); shadows are drawn for each cell and square kilometre, and half as deep for each cell
 * and square. Immutable, thread-safe.
 */
final class Coverage {
    /** How many cells each square remembers. */
    static final int HEARD = 6;

    static final int NONE = -1;

    private static final int SIDE = 250;
    private static final int COLUMNS = Geography.WIDTH / SIDE;
    private static final int ROWS = Geography.HEIGHT / SIDE;
    private static final int STEP = 10;
    private static final double DECADE = 35;
    private static final double[] LOSS = new double[2_000];
    private static final double[] SHARE = new double[128];

    private static final double WALL = 20;
    /** Nobody is nearer to a cell on the ceiling, on average. */
    private static final double IN_HOUSE = 60;

    private final short[] cells;
    private final float[] strength;
    private final long seed;
    private final double shadowing;
    private final List<CellSite> sites;
    private final List<List<Landmark>> houses = new ArrayList<>();
    private final Landmark[] houseOf;

    static {
        for (int i = 0; i < LOSS.length; i++) {
            LOSS[i] = DECADE * StrictMath.log10(Math.max(30, i * STEP));
        }
        for (int i = 0; i < SHARE.length; i++) {
            SHARE[i] = StrictMath.pow(2, -i / 6.0);
        }
    }

    Coverage(Geography ground, long seed, double shadowing) {
        this.seed = seed;
        this.shadowing = shadowing;
        this.sites = ground.cells();
        this.houseOf = new Landmark[sites.size()];
        int spots = COLUMNS * ROWS + ground.landmarks().size();
        this.cells = new short[spots * HEARD];
        this.strength = new float[spots * HEARD];
        Arrays.fill(cells, (short) NONE);
        Arrays.fill(strength, Float.NEGATIVE_INFINITY);
        ground.landmarks().stream().filter(l -> l.category().walled()).forEach(this::build);
        for (CellSite site : sites) {
            int x0 = Math.max(0, (int) ((site.x() - site.reach()) / SIDE));
            int x1 = Math.min(COLUMNS - 1, (int) ((site.x() + site.reach()) / SIDE));
            int y0 = Math.max(0, (int) ((site.y() - site.reach()) / SIDE));
            int y1 = Math.min(ROWS - 1, (int) ((site.y() + site.reach()) / SIDE));
            for (int row = y0; row <= y1; row++) {
                for (int column = x0; column <= x1; column++) {
                    hear(site, column, row);
                }
            }
        }
        houses.stream().flatMap(List::stream).distinct().forEach(this::inside);
    }

    /** Notes where a house stands, and which cells are in it. */
    private void build(Landmark house) {
        if (houses.isEmpty()) {
            for (int i = 0; i < COLUMNS * ROWS; i++) {
                houses.add(List.of());
            }
        }
        BitSet squares = new BitSet();
        squares(house, squares);
        squares.stream().forEach(square -> {
            List<Landmark> more = new ArrayList<>(houses.get(square));
            more.add(house);
            houses.set(square, more);
        });
        for (CellSite site : sites) {
            if (house.contains(site.x(), site.y())) {
                houseOf[site.index()] = house;
            }
        }
    }

    /** What is heard in the middle of a house: its own cells, and through the wall those of the square. */
    private void inside(Landmark house) {
        int spot = COLUMNS * ROWS + house.index();
        int square = square(house.x(), house.y());
        for (int rank = 0; rank < HEARD; rank++) {
            int cell = cells[square * HEARD + rank];
            if (cell != NONE && !house.equals(houseOf[cell])) {
                enter(spot, cell, (float) (strength[square * HEARD + rank] - WALL));
            }
        }
        for (CellSite site : sites) {
            if (house.equals(houseOf[site.index()])) {
                double metres = Math.max(IN_HOUSE, Geography.metres(house.x() - site.x(), house.y() - site.y()));
                double shadow = shadow(site.index(), square % COLUMNS, square / COLUMNS);
                enter(spot, site.index(), (float) (planned(site, metres) + shadow));
            }
        }
    }

    private void hear(CellSite site, int column, int row) {
        double dx = (column + 0.5) * SIDE - site.x();
        double dy = (row + 0.5) * SIDE - site.y();
        double metres = Math.sqrt(dx * dx + dy * dy);
        if (metres <= site.reach()) {
            double wall = houseOf[site.index()] == null ? 0 : WALL;
            double heard = planned(site, metres) - wall + shadow(site.index(), column, row);
            enter(row * COLUMNS + column, site.index(), (float) heard);
        }
    }

    private void enter(int spot, int cell, float heard) {
        int first = spot * HEARD;
        int at = first + HEARD - 1;
        if (heard <= strength[at]) {
            return;
        }
        while (at > first && heard > strength[at - 1]) {
            strength[at] = strength[at - 1];
            cells[at] = cells[at - 1];
            at--;
        }
        strength[at] = heard;
        cells[at] = (short) cell;
    }

    /** How strong a cell is without hills and houses, dB. */
    static double planned(CellSite site, double metres) {
        return site.power() - LOSS[Math.min(LOSS.length - 1, (int) (metres / STEP))];
    }

    private double shadow(int cell, int column, int row) {
        long wide = Dice.mix(seed ^ Dice.mix((long) cell << 40 | (long) (row / 4) << 20 | column / 4));
        long near = Dice.mix(seed + 1 ^ Dice.mix((long) cell << 40 | (long) row << 20 | column));
        return shadowing * (bell(wide) + bell(near) / 2);
    }

    /** Nearly normal: the sum of four octets-and-a-half of chance, mean 0, deviation 1. */
    private static double bell(long bits) {
        long sum = (bits & 0xFFFF) + (bits >>> 16 & 0xFFFF) + (bits >>> 32 & 0xFFFF) + (bits >>> 48);
        return (sum - 131_070) / 37_837.0;
    }

    /** The square of a position; positions outside the country count as at its border. */
    private static int square(double x, double y) {
        int column = Math.max(0, Math.min(COLUMNS - 1, (int) (x / SIDE)));
        int row = Math.max(0, Math.min(ROWS - 1, (int) (y / SIDE)));
        return row * COLUMNS + column;
    }

    /** The spot of a position: a house, or else the square. */
    int spot(double x, double y) {
        int square = square(x, y);
        for (Landmark house : houses.get(square)) {
            if (house.contains(x, y)) {
                return COLUMNS * ROWS + house.index();
            }
        }
        return square;
    }

    /** Adds the spots of a place. */
    static void spots(Landmark place, BitSet all) {
        squares(place, all);
        all.set(COLUMNS * ROWS + place.index());
    }

    /** Adds the squares that a place has part in. */
    private static void squares(Landmark place, BitSet all) {
        int first = square(place.x() - place.halfWidth(), place.y() - place.halfHeight());
        int last = square(place.x() + place.halfWidth(), place.y() + place.halfHeight());
        for (int row = first / COLUMNS; row <= last / COLUMNS; row++) {
            all.set(row * COLUMNS + first % COLUMNS, row * COLUMNS + last % COLUMNS + 1);
        }
    }

    /** The best cell of a spot, or {@link #NONE}. */
    int best(int spot) {
        return cells[spot * HEARD];
    }

    /** The cell that is heard best but {@code rank}, or {@link #NONE}. */
    int heard(int spot, int rank) {
        return cells[spot * HEARD + rank];
    }

    /** How likely a phone is to be served by that cell, against 1 for the best: half for each 3 dB. */
    double weight(int spot, int rank) {
        int at = spot * HEARD;
        if (cells[at + rank] == NONE) {
            return 0;
        }
        int halves = (int) ((strength[at] - strength[at + rank]) * 2);
        return halves >= SHARE.length ? 0 : SHARE[halves];
    }
}
