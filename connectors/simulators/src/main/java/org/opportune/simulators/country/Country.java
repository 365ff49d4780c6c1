package org.opportune.simulators.country;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.opportune.schemas.event.Event;
import org.opportune.simulators.country.observation.Facts;
import org.opportune.simulators.country.observation.Network;
import org.opportune.simulators.country.observation.Noise;
import org.opportune.simulators.country.observation.Observed;
import org.opportune.simulators.country.observation.View;
import org.opportune.simulators.country.truth.Truth;
import org.opportune.simulators.country.truth.Truths;
import org.opportune.simulators.country.world.CellSite;
import org.opportune.simulators.country.world.Days;
import org.opportune.simulators.country.world.HandsetModel;
import org.opportune.simulators.country.world.World;

/**
 * A country of invented people. The same seed, size, start and noise give the same octets on every machine, in whatever
 * pieces they are asked for; the truth does not depend on the noise.
 *
 * <p>Immutable, thread-safe; what its methods return is for one thread. Holds about 20 MB, whatever the number of people.
 */
public final class Country {
    /** Where everybody lives. */
    public static final ZoneId ZONE = Days.ZONE;

    /** What all numbers begin with; nine digits follow. Nobody has it (ITU-T E.164). */
    public static final String COUNTRY_CODE = "999";

    private final World world;
    private final Network network;

    private Country(World world, Network network) {
        this.world = world;
        this.network = network;
    }

    /**
     * A country that begins with the day of {@code start} in {@link #ZONE}, at 04:00.
     *
     * @param subscribers 1 to {@link World#MOST_PEOPLE}
     */
    public static Country of(long seed, int subscribers, Instant start, Noise noise, View view) {
        World world = new World(seed, subscribers, start);
        return new Country(world, new Network(world, noise, view));
    }

    /** The same, every interface looked at. */
    public static Country of(long seed, int subscribers, Instant start, Noise noise) {
        return of(seed, subscribers, start, noise, View.ALL);
    }

    /** The first moment there is. */
    public Instant start() {
        return Instant.ofEpochMilli(world.startMs());
    }

    public int subscribers() {
        return world.people();
    }

    public Noise noise() {
        return network.noise();
    }

    /**
     * What happens from {@code from} (included) to {@code to} (excluded) as the network shows it, in order of arrival; the
     * last of it arrives after {@code to}. Without {@link #facts}.
     */
    public Iterator<Observed> events(Instant from, Instant to) {
        check(from, to);
        return network.observe(from.toEpochMilli(), to.toEpochMilli());
    }

    /** What was so at some time from {@code from} to {@code to}; by person, then by beginning. */
    public Stream<Truth> truth(Instant from, Instant to) {
        check(from, to);
        return Truths.between(world, from.toEpochMilli(), to.toEpochMilli());
    }

    private void check(Instant from, Instant to) {
        if (from.isBefore(start()) || !to.isAfter(from)) {
            throw new IllegalArgumentException("a stretch must begin at the country's start or later, and end after it"
                    + " begins: start=" + start() + ", from=" + from + ", to=" + to);
        }
    }

    /** Consent, language and zone of everybody, known at {@link #start}; by person. */
    public Stream<Event> facts() {
        return Facts.of(world);
    }

    /** Every place, with the cells that cover it by plan. */
    public List<CountryPlace> places() {
        return world.ground().landmarks().stream()
                .map(l -> new CountryPlace(l.id(), l.category().id(), List.copyOf(network.cellsOf(l))))
                .toList();
    }

    /** Every site of the network. */
    public List<CellSite> cells() {
        return world.ground().cells();
    }

    /** Every model of handset. */
    public List<HandsetModel> handsets() {
        return HandsetModel.CATALOGUE;
    }
}
