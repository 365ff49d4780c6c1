package org.opportune.simulators.country.world;

/**
 * A cell as the network plan knows it. Old and new radio share the site, so each has an id of its own.
 *
 * @param index in {@link Geography#cells}
 * @param x metres from the west
 * @param y metres from the south
 * @param power dB against a city cell
 * @param reach metres beyond which nobody hears it
 * @param area location area code, and tracking area code
 */
public record CellSite(int index, double x, double y, int power, int reach, int area) {
    private static final int NEW_RADIO = 20_000;

    /** MCC-MNC-LAC-CI; MCC 999 is for networks of nobody (ITU-T E.212). */
    public String oldRadioId() {
        return "999-01-" + area + "-" + (index + 1);
    }

    /** MCC-MNC-TAC-CI of the LTE cell on the same site. */
    public String newRadioId() {
        return "999-01-" + area + "-" + (index + 1 + NEW_RADIO);
    }
}
