package org.opportune.simulators.country.world;

import java.util.ArrayList;
import java.util.List;

/** Puts up cells: dense in towns, along the lines between them, thin in the country, and a few inside every place. */
final class NetworkPlan {
    private static final int AIRPORT_AREA = 7_000;
    private static final int COUNTRY_AREA = 5_000;
    private static final int TOWN_AREA = 1_000;
    private static final int COUNTRY_AREA_SIDE = 20_000;

    private final Dice dice;
    private final List<Town> towns;
    final List<CellSite> cells = new ArrayList<>();

    NetworkPlan(long seed, List<Town> towns, List<Landmark> landmarks) {
        this.dice = new Dice(seed).about(Dice.Use.CELLS, 0, 0);
        this.towns = towns;
        for (Town town : towns) {
            fill(town);
        }
        lines();
        country();
        for (Landmark landmark : landmarks) {
            inside(landmark);
        }
    }

    private void fill(Town town) {
        double spacing = town.core() ? 950 : 1_100;
        double edge = town.radius() + 400;
        int rows = (int) (2 * edge / (spacing * 0.866)) + 1;
        for (int row = 0; row <= rows; row++) {
            double y = town.y() - edge + row * spacing * 0.866;
            for (double x = town.x() - edge + (row % 2) * spacing / 2; x <= town.x() + edge; x += spacing) {
                double px = x + dice.between(-150.0, 150.0);
                double py = y + dice.between(-150.0, 150.0);
                if (town.distanceTo(px, py) <= edge) {
                    add(px, py, 0, 3_500, area(px, py));
                }
            }
        }
    }

    private void lines() {
        for (Town town : towns) {
            if (!town.core()) {
                along(core(town.city()), town);
            } else {
                for (int other = 0; other < town.city(); other++) {
                    along(town, core(other));
                }
            }
        }
    }

    private Town core(int city) {
        return towns.stream()
                .filter(t -> t.core() && t.city() == city)
                .findFirst()
                .orElseThrow();
    }

    private void along(Town from, Town to) {
        double length = from.distanceTo(to.x(), to.y());
        double end = length - to.radius() - 500;
        for (double at = from.radius() + 500; at < end; at += 1_800) {
            double x = from.x() + (to.x() - from.x()) * at / length + dice.between(-300.0, 300.0);
            double y = from.y() + (to.y() - from.y()) * at / length + dice.between(-300.0, 300.0);
            add(x, y, 3, 6_000, area(x, y));
        }
    }

    private void country() {
        for (double y = 1_000; y < Geography.HEIGHT; y += 4_000) {
            for (double x = 1_000; x < Geography.WIDTH; x += 4_000) {
                double px = x + dice.between(-800.0, 800.0);
                double py = y + dice.between(-800.0, 800.0);
                if (towns.stream().noneMatch(t -> t.distanceTo(px, py) < t.radius())) {
                    add(px, py, 6, 9_000, area(px, py));
                }
            }
        }
    }

    private void inside(Landmark place) {
        Category category = place.category();
        boolean airport = category == Category.AIRPORT;
        for (int i = 0; i < category.cells; i++) {
            double column = (i % 4 + 0.5) / Math.min(4, category.cells) * 2 - 1;
            double row = category.cells <= 4 ? dice.between(-0.7, 0.7) : (i < 4 ? -0.5 : 0.5);
            double x = place.x() + column * place.halfWidth() * 0.85;
            double y = place.y() + row * place.halfHeight();
            if (airport) {
                add(x, y, -3, 3_500, AIRPORT_AREA + towns.get(place.town()).city());
            } else {
                add(x, y, -8, 1_500, area(x, y));
            }
        }
        if (airport) {
            around(place);
        }
    }

    /** Tall ones outside the fence, for everybody around: they are heard in the halls too. */
    private void around(Landmark airport) {
        for (int corner = 0; corner < 4; corner++) {
            double x = airport.x() + (corner % 2 == 0 ? -1 : 1) * dice.between(700.0, 1_500.0);
            double y = airport.y() + (corner < 2 ? -1 : 1) * (airport.halfHeight() + dice.between(700.0, 1_100.0));
            add(x, y, 6, 6_000, area(x, y));
        }
    }

    /** Towns have areas of their own, a core has four; the country between is cut into squares. */
    private int area(double x, double y) {
        for (Town town : towns) {
            if (town.distanceTo(x, y) < town.radius() + 1_500) {
                int quarter = (x < town.x() ? 0 : 1) + (y < town.y() ? 0 : 2);
                return TOWN_AREA + town.index() * 10 + (town.core() ? quarter : 0);
            }
        }
        int columns = Geography.WIDTH / COUNTRY_AREA_SIDE;
        int row = (int) (y / COUNTRY_AREA_SIDE);
        int column = (int) (x / COUNTRY_AREA_SIDE);
        return COUNTRY_AREA + row * columns + column;
    }

    private void add(double x, double y, int power, int reach, int area) {
        cells.add(new CellSite(cells.size(), x, y, power, reach, area));
    }
}
