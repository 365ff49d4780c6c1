package org.opportune.simulators.country;

import java.util.List;

/**
 * A place as an operator writes it down.
 *
 * @param id unique, kebab-case
 * @param category such as airport; never the id of a place
 * @param cells ids as locations write them, sorted
 */
public record CountryPlace(String id, String category, List<String> cells) {
    public CountryPlace {
        cells = List.copyOf(cells);
    }
}
