package org.opportune.simulators.country.world;

/**
 * Lives one day of one person at a time; what its parts say is of the person, day and hour asked for last. Derives
 * everything from the seed, so it needs no memory of the people. Not thread-safe; one for each thread.
 */
public final class Life {
    private final Person person;
    private final Fortnight fortnight;
    private final Itinerary plan = new Itinerary();
    private final Phone phone;
    private final Errands errands;
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
        this.phone = new Phone(seed, firstDay);
        this.errands = new Errands(seed);
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
        if (fortnight.away(theDay)) {
            journeys.plan(person, fortnight, theDay, plan, dice);
        } else {
            planner.plan(person, theDay, plan, dice);
        }
        phone.live(person, fortnight, theDay, plan);
        errands.live(person, theDay);
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

    public Phone phone() {
        return phone;
    }

    /** What is said in an hour of the day, in hours since 1970 UTC. */
    public Talk talk(long hour) {
        talk.live(person, hour, errands, phone, plan);
        return talk;
    }
}
