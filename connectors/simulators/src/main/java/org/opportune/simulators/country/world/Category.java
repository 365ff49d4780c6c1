package org.opportune.simulators.country.world;

/** What a place is. Sizes are half of width and height, metres. */
public enum Category {
    AIRPORT("airport", 1_200, 600, 8),
    STATION("station", 200, 120, 3),
    COACH_STATION("coach-station", 120, 80, 2),
    HOSPITAL("hospital", 180, 140, 3),
    SCHOOL("school", 120, 100, 2),
    UNIVERSITY("university", 450, 350, 3),
    BUSINESS_DISTRICT("business-district", 500, 400, 4),
    MALL("mall", 160, 130, 3),
    MARKET("market", 120, 90, 2),
    CONCERT_VENUE("concert-venue", 200, 170, 4),
    SCENIC_SPOT("scenic-spot", 400, 300, 3),
    REDEMPTION_OUTLET("redemption-outlet", 50, 50, 2),
    HOTEL("hotel", 70, 60, 2),
    CONFERENCE_CENTRE("conference-centre", 160, 100, 3),
    GOVERNMENT_OFFICE("government-office", 120, 90, 2),
    PARK("park", 300, 200, 2),
    NET_CAFE("net-cafe", 50, 50, 2),
    BANK("bank", 50, 50, 2),
    APARTMENTS("apartments", 250, 200, 3),
    CINEMA("cinema", 60, 60, 2);

    private final String id;
    final int halfWidth;
    final int halfHeight;
    final int cells;

    Category(String id, int halfWidth, int halfHeight, int cells) {
        this.id = id;
        this.halfWidth = halfWidth;
        this.halfHeight = halfHeight;
        this.cells = cells;
    }

    /** True if so many phones are there that the network moves them from cell to cell to share the load. */
    public boolean crowded() {
        return this == AIRPORT || this == STATION || this == CONCERT_VENUE;
    }

    /** True if it is a house: cells of its own are heard inside, and those of the street less. */
    public boolean walled() {
        return switch (this) {
            case STATION,
                    COACH_STATION,
                    HOSPITAL,
                    SCHOOL,
                    MALL,
                    CONCERT_VENUE,
                    REDEMPTION_OUTLET,
                    HOTEL,
                    CONFERENCE_CENTRE,
                    GOVERNMENT_OFFICE,
                    NET_CAFE,
                    BANK,
                    APARTMENTS,
                    CINEMA -> true;
            case AIRPORT, UNIVERSITY, BUSINESS_DISTRICT, MARKET, SCENIC_SPOT, PARK -> false;
        };
    }

    /** True if people spend time there because something has not begun yet. */
    public boolean waitedIn() {
        return this == AIRPORT || this == STATION || this == COACH_STATION || this == HOSPITAL;
    }

    /** The word that scenarios use, such as {@code business-district}. */
    public String id() {
        return id;
    }
}
