package org.opportune.model;

/**
 * A spot on the ground. In microdegrees, so that what is written with six decimals is exact.
 *
 * @param latitude north of the equator, -90,000,000 to 90,000,000
 * @param longitude east of Greenwich, -180,000,000 to 180,000,000
 */
public record Site(int latitude, int longitude) {
    /** Mean radius of the earth (IUGG, R1) in metres. */
    private static final double RADIUS = 6_371_008.8;

    private static final double RADIANS = StrictMath.PI / 180_000_000;

    public Site {
        if (StrictMath.abs(latitude) > 90_000_000 || StrictMath.abs(longitude) > 180_000_000) {
            throw new IllegalArgumentException("no such spot: latitude=" + latitude + " longitude=" + longitude);
        }
    }

    /** As one number; partial matches carry it: it stays as it is. */
    public long packed() {
        return ((long) latitude << 32) | (longitude & 0xffff_ffffL);
    }

    /**
     * Metres between two packed sites along the ground, of a ball (haversine): at most half a per cent from the true way.
     * The same on every machine.
     */
    public static double metres(long from, long to) {
        double fromLatitude = (int) (from >> 32) * RADIANS;
        double toLatitude = (int) (to >> 32) * RADIANS;
        double upwards = StrictMath.sin((toLatitude - fromLatitude) / 2);
        double sideways = StrictMath.sin(((int) to - (int) from) * RADIANS / 2);
        double half =
                upwards * upwards + StrictMath.cos(fromLatitude) * StrictMath.cos(toLatitude) * sideways * sideways;
        return 2 * RADIUS * StrictMath.asin(StrictMath.min(1, StrictMath.sqrt(half)));
    }
}
