package org.opportune.simulators.country.world;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The ground: 160 by 120 kilometres with five cities, four towns around each, their places, and the cells. Follows from
 * the seed alone. Immutable, thread-safe.
 */
public final class Geography {
    /** Metres from west to east. */
    public static final int WIDTH = 160_000;

    /** Metres from south to north. */
    public static final int HEIGHT = 120_000;

    static final int CITIES = 5;
    static final int AIRPORTS = 2;

    private static final int BLOCKS_OF_CORE = 600;
    private static final int BLOCKS_OF_TOWN = 150;

    private final List<Town> towns;
    private final List<Landmark> landmarks;
    private final List<CellSite> cells;
    private final List<Map<Category, List<Landmark>>> byCity = new ArrayList<>();
    private final double[][] blocks;

    Geography(long seed) {
        TownPlan plan = new TownPlan(seed);
        this.towns = List.copyOf(plan.towns);
        this.landmarks = List.copyOf(plan.landmarks);
        this.cells = List.copyOf(new NetworkPlan(seed, towns, landmarks).cells);
        for (int city = 0; city < CITIES; city++) {
            byCity.add(new EnumMap<>(Category.class));
        }
        for (Landmark landmark : landmarks) {
            byCity.get(towns.get(landmark.town()).city())
                    .computeIfAbsent(landmark.category(), c -> new ArrayList<>())
                    .add(landmark);
        }
        this.blocks = blocks(new Dice(seed).about(Dice.Use.TOWNS, 1, 0));
    }

    /** Houses stand beside places, not in them. */
    private double[][] blocks(Dice dice) {
        double[][] all = new double[towns.size()][];
        for (Town town : towns) {
            int wanted = town.core() ? BLOCKS_OF_CORE : BLOCKS_OF_TOWN;
            double[] points = new double[wanted * 2];
            int found = 0;
            while (found < wanted) {
                double x = town.x() + dice.between(-1.0, 1.0) * town.radius();
                double y = town.y() + dice.between(-1.0, 1.0) * town.radius();
                if (town.distanceTo(x, y) <= town.radius()
                        && landmarks.stream().noneMatch(l -> l.near(x, y, 0, 0, 60))) {
                    points[2 * found] = x;
                    points[2 * found + 1] = y;
                    found++;
                }
            }
            all[town.index()] = points;
        }
        return all;
    }

    /** The length of a straight way. */
    public static double metres(double dx, double dy) {
        return Math.sqrt(dx * dx + dy * dy);
    }

    public List<Landmark> landmarks() {
        return landmarks;
    }

    public List<CellSite> cells() {
        return cells;
    }

    List<Town> towns() {
        return towns;
    }

    /** A city's core. */
    Town core(int city) {
        return towns.get(city * 5);
    }

    /** The town around a city, {@code which} from 0 to 3. */
    Town around(int city, int which) {
        return towns.get(city * 5 + 1 + which);
    }

    /** Places of a category in a city and around it, perhaps none. */
    List<Landmark> places(int city, Category category) {
        return byCity.get(city).getOrDefault(category, List.of());
    }

    @Nullable
    Landmark airport(int city) {
        List<Landmark> airports = places(city, Category.AIRPORT);
        return airports.isEmpty() ? null : airports.get(0);
    }

    Landmark station(int town) {
        for (Landmark station : places(towns.get(town).city(), Category.STATION)) {
            if (station.town() == town) {
                return station;
            }
        }
        throw new IllegalStateException("every town has a station: town=" + town);
    }

    int blocksOf(int town) {
        return blocks[town].length / 2;
    }

    double blockX(int town, int block) {
        return blocks[town][2 * block];
    }

    double blockY(int town, int block) {
        return blocks[town][2 * block + 1];
    }
}
