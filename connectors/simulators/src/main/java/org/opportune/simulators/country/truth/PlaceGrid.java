package org.opportune.simulators.country.truth;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.opportune.simulators.country.world.Geography;
import org.opportune.simulators.country.world.Landmark;

/** Finds the places near a way, by squares of two kilometres. */
final class PlaceGrid {
    private static final int SIDE = 2_000;
    private static final int COLUMNS = Geography.WIDTH / SIDE;
    private static final int ROWS = Geography.HEIGHT / SIDE;

    private final List<List<Landmark>> squares = new ArrayList<>();

    PlaceGrid(List<Landmark> places) {
        for (int i = 0; i < COLUMNS * ROWS; i++) {
            squares.add(new ArrayList<>());
        }
        for (Landmark place : places) {
            for (int row = row(bottom(place)); row <= row(place.y() + place.halfHeight()); row++) {
                for (int column = column(left(place)); column <= column(place.x() + place.halfWidth()); column++) {
                    squares.get(row * COLUMNS + column).add(place);
                }
            }
        }
    }

    /** Each place that shares a square with the box around a way, once. */
    void near(double x0, double y0, double x1, double y1, Consumer<Landmark> each) {
        int firstColumn = column(Math.min(x0, x1));
        int firstRow = row(Math.min(y0, y1));
        int lastColumn = column(Math.max(x0, x1));
        int lastRow = row(Math.max(y0, y1));
        for (int row = firstRow; row <= lastRow; row++) {
            for (int column = firstColumn; column <= lastColumn; column++) {
                for (Landmark place : squares.get(row * COLUMNS + column)) {
                    boolean firstSeen = column == Math.max(firstColumn, column(left(place)))
                            && row == Math.max(firstRow, row(bottom(place)));
                    if (firstSeen) {
                        each.accept(place);
                    }
                }
            }
        }
    }

    private static double left(Landmark place) {
        return place.x() - place.halfWidth();
    }

    private static double bottom(Landmark place) {
        return place.y() - place.halfHeight();
    }

    private static int column(double x) {
        return Math.max(0, Math.min(COLUMNS - 1, (int) (x / SIDE)));
    }

    private static int row(double y) {
        return Math.max(0, Math.min(ROWS - 1, (int) (y / SIDE)));
    }
}
