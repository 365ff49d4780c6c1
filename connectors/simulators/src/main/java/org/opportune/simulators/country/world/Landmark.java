package org.opportune.simulators.country.world;

/**
 * A place: a rectangle on the ground.
 *
 * @param index in {@link Geography#landmarks}
 * @param id unique, kebab-case
 * @param town index of the town it belongs to
 * @param x centre, metres from the west
 * @param y centre, metres from the south
 */
public record Landmark(
        int index, String id, Category category, int town, double x, double y, int halfWidth, int halfHeight) {

    public boolean contains(double px, double py) {
        return Math.abs(px - x) <= halfWidth && Math.abs(py - y) <= halfHeight;
    }

    /** True if it comes nearer than {@code margin} metres to the rectangle around a centre. */
    boolean near(double ox, double oy, double otherHalfWidth, double otherHalfHeight, double margin) {
        return Math.abs(ox - x) < halfWidth + otherHalfWidth + margin
                && Math.abs(oy - y) < halfHeight + otherHalfHeight + margin;
    }

    /**
     * The share of a straight way at which it enters the rectangle, or leaves it (Liang and Barsky 1984).
     *
     * @return 0..1, or NaN if the way does not touch it
     */
    public double crossing(double x0, double y0, double x1, double y1, boolean leaving) {
        double first = 0;
        double last = 1;
        double[] along = {x0 - x1, x1 - x0, y0 - y1, y1 - y0};
        double[] room = {
            x0 - (x - halfWidth), x + halfWidth - x0, y0 - (y - halfHeight), y + halfHeight - y0,
        };
        for (int side = 0; side < 4; side++) {
            if (along[side] == 0) {
                if (room[side] < 0) {
                    return Double.NaN;
                }
            } else if (along[side] < 0) {
                first = Math.max(first, room[side] / along[side]);
            } else {
                last = Math.min(last, room[side] / along[side]);
            }
        }
        if (first > last) {
            return Double.NaN;
        }
        return leaving ? last : first;
    }
}
