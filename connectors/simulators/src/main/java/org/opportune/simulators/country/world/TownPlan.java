package org.opportune.simulators.country.world;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Lays out cities, the towns around them, and the places in both. */
final class TownPlan {
    private static final int REGION_WIDTH = Geography.WIDTH / 3;
    private static final int REGION_HEIGHT = Geography.HEIGHT / 2;
    private static final int[] RADIUS = {7_000, 5_500, 5_000, 4_500, 4_000};
    private static final int TOWNS_AROUND = 4;
    private static final int TRIES = 2_000;

    private final Dice dice;
    final List<Town> towns = new ArrayList<>();
    final List<Landmark> landmarks = new ArrayList<>();

    TownPlan(long seed) {
        this.dice = new Dice(seed).about(Dice.Use.TOWNS, 0, 0);
        List<Integer> regions = new ArrayList<>(List.of(0, 1, 2, 3, 4, 5));
        for (int i = regions.size() - 1; i > 0; i--) {
            Collections.swap(regions, i, dice.below(i + 1));
        }
        for (int city = 0; city < Geography.CITIES; city++) {
            found(city, regions.get(city));
        }
        for (Town town : towns) {
            furnish(town);
        }
    }

    private void found(int city, int region) {
        double x = (region % 3 + 0.5) * REGION_WIDTH + dice.between(-5_000.0, 5_000.0);
        double y = ((region < 3 ? 0 : 1) + 0.5) * REGION_HEIGHT + dice.between(-6_000.0, 6_000.0);
        add(city, true, x, y, RADIUS[city]);
        double turn = dice.between(0.0, 2 * StrictMath.PI);
        double step = 2 * StrictMath.PI / (TOWNS_AROUND + 1);
        for (int i = 0; i < TOWNS_AROUND; i++) {
            double angle = turn + i * step + dice.between(-0.2, 0.2);
            double distance = RADIUS[city] + dice.between(5_000.0, 8_500.0);
            add(city, false, x + distance * StrictMath.cos(angle), y + distance * StrictMath.sin(angle), 1_600);
        }
        if (city < Geography.AIRPORTS) {
            double angle = turn + TOWNS_AROUND * step;
            double distance = RADIUS[city] + 4_500;
            double ax = x + distance * StrictMath.cos(angle);
            double ay = y + distance * StrictMath.sin(angle);
            int town = towns.size() - TOWNS_AROUND - 1;
            add(Category.AIRPORT, town, "city-" + (city + 1) + "-airport", ax, ay);
            // Beyond the fence, and still where the airport's cells are heard.
            double beside = ay > y ? 1_300 : -1_300;
            add(Category.HOTEL, town, "city-" + (city + 1) + "-airport-hotel", ax + 300, ay + beside);
        }
    }

    private void add(int city, boolean core, double x, double y, int radius) {
        towns.add(new Town(towns.size(), city, core, x, y, radius));
    }

    private void furnish(Town town) {
        settle(town, Category.STATION, 1, 0.25);
        settle(town, Category.SCHOOL, town.core() ? 6 : 2, 0.9);
        settle(town, Category.MARKET, town.core() ? 2 : 1, 0.8);
        settle(town, Category.BANK, town.core() ? 3 : 1, 0.7);
        settle(town, Category.APARTMENTS, town.core() ? 3 : 1, 0.9);
        if (!town.core()) {
            return;
        }
        settle(town, Category.BUSINESS_DISTRICT, 3, 0.55);
        settle(town, Category.UNIVERSITY, 2, 0.9);
        settle(town, Category.HOSPITAL, 3, 0.9);
        settle(town, Category.MALL, 4, 0.7);
        settle(town, Category.CONCERT_VENUE, 1, 0.8);
        settle(town, Category.SCENIC_SPOT, 2, 1.0);
        settle(town, Category.PARK, 2, 0.9);
        settle(town, Category.COACH_STATION, 1, 0.7);
        settle(town, Category.CONFERENCE_CENTRE, 1, 0.8);
        settle(town, Category.GOVERNMENT_OFFICE, 1, 0.5);
        settle(town, Category.HOTEL, 3, 0.6);
        settle(town, Category.CINEMA, 2, 0.7);
        settle(town, Category.NET_CAFE, 3, 0.9);
        settle(town, Category.REDEMPTION_OUTLET, 2, 0.6);
    }

    /** Puts places where they stand in nobody's way, within a share of the town's radius. */
    private void settle(Town town, Category category, int count, double within) {
        for (int i = 0; i < count; i++) {
            String name = (town.core() ? "city-" + (town.city() + 1) : "town-" + (town.index() + 1)) + "-"
                    + category.id() + (count > 1 ? "-" + (i + 1) : "");
            for (int attempt = 0; attempt < TRIES; attempt++) {
                double reach = town.radius() * within;
                double x = town.x() + dice.between(-reach, reach);
                double y = town.y() + dice.between(-reach, reach);
                if (town.distanceTo(x, y) <= reach && free(category, x, y)) {
                    add(category, town.index(), name, x, y);
                    break;
                }
            }
        }
    }

    private boolean free(Category category, double x, double y) {
        return landmarks.stream().noneMatch(l -> l.near(x, y, category.halfWidth, category.halfHeight, 60));
    }

    private void add(Category category, int town, String id, double x, double y) {
        landmarks.add(
                new Landmark(landmarks.size(), id, category, town, x, y, category.halfWidth, category.halfHeight));
    }
}
