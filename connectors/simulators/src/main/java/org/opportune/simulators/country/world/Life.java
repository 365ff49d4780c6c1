package org.opportune.simulators.country.world;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Lives one day of one person at a time; what its parts say is of the person, day and hour asked for last. Derives
 * everything from the seed, so it needs no memory of the people. Not thread-safe; one for each thread.
 */
public final class Life {
    private final Person person;
    private final Fortnight fortnight;
    private final Homecoming homecoming;
    private final Trip toFamily = new Trip();
    private @Nullable Trip trip;
    private final Itinerary plan = new Itinerary();
    private final Phone phone;
    private final Errands errands;
    private final Agenda agenda;
    private final Talk talk;
    private final Planner planner;
    private final Journeys journeys;
    private final Dice dice;
    private long day = Long.MIN_VALUE;
    private int who = -1;

    /** @param firstDay the first day that anybody asks for */
    Life(long seed, long firstDay, Geography ground) {
        Routes routes = new Routes(ground);
        Airports airports = new Airports(routes);
        this.person = new Person(seed, firstDay, ground);
        this.fortnight = new Fortnight(seed, firstDay);
        this.homecoming = new Homecoming(seed);
        this.phone = new Phone(seed, firstDay);
        this.errands = new Errands(seed);
        this.agenda = new Agenda(seed);
        this.talk = new Talk(seed);
        this.planner = new Planner(ground, routes, airports);
        this.journeys = new Journeys(ground, routes, airports);
        this.dice = new Dice(seed);
    }

    /** Turns to a person, on no day in particular. */
    public void become(int index) {
        if (index != who) {
            person.become(index);
            who = index;
            day = Long.MIN_VALUE;
        }
    }

    /** Turns to a person and a day. */
    public void live(int index, long theDay) {
        become(index);
        if (theDay == day) {
            return;
        }
        day = theDay;
        fortnight.read(person, fortnight.number(theDay));
        dice.about(Dice.Use.DAY, index, theDay);
        homecoming.read(person, theDay, toFamily);
        trip = toFamily.away(theDay) ? toFamily : fortnight.away(theDay) ? fortnight.trip : null;
        if (trip != null) {
            journeys.plan(person, trip, theDay, plan, dice);
        } else {
            planner.plan(person, theDay, plan, dice);
        }
        phone.live(person, fortnight, theDay, plan);
        errands.live(person, theDay);
        agenda.live(person, theDay, phone);
    }

    public Person person() {
        return person;
    }

    public long day() {
        return day;
    }

    public Itinerary plan() {
        return plan;
    }

    /** True if the day has a way to another city, or back. */
    public boolean travels() {
        return trip != null && journeys.arrivedMs() > 0;
    }

    /** UTC ms at the door; only if {@link #travels}, as what follows. */
    public long leftMs() {
        return journeys.leftMs();
    }

    /** UTC ms at the other door; the end of the day if that is abroad. */
    public long arrivedMs() {
        return journeys.arrivedMs();
    }

    /** Air, rail, coach or road. */
    public String travelsBy() {
        return theTrip().travel.name().toLowerCase(Locale.ROOT);
    }

    /** True on the way back. */
    public boolean travelsBack() {
        return theTrip().leavesOn != day;
    }

    /** True in the school holidays. */
    public boolean holidays() {
        return Homecoming.holidays(day);
    }

    private Trip theTrip() {
        if (trip == null) {
            throw new IllegalStateException("nobody travels: person=" + who + ", day=" + day);
        }
        return trip;
    }

    public Phone phone() {
        return phone;
    }

    /** What is said in an hour of the day, in hours since 1970 UTC. */
    public Talk talk(long hour) {
        talk.live(person, hour, errands, agenda, phone, plan);
        return talk;
    }
}
