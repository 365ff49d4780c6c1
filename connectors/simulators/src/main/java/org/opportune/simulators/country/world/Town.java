package org.opportune.simulators.country.world;

/**
 * A city's core, or a town around it.
 *
 * @param index in {@link Geography#towns}
 * @param city 0..4; a city and the towns around it have the same
 * @param core true for the city itself
 * @param x centre, metres from the west
 * @param y centre, metres from the south
 * @param radius metres
 */
record Town(int index, int city, boolean core, double x, double y, int radius) {
    double distanceTo(double px, double py) {
        return Geography.metres(px - x, py - y);
    }
}
