package org.opportune.simulators.country.world;

import java.time.LocalDate;
import org.opportune.simulators.country.world.Trip.Travel;

/** How students go to their families in the school holidays, in winter and in summer. */
final class Homecoming {
    private static final int LEAVES_WITHIN = 5;

    private final Dice dice;

    Homecoming(long seed) {
        this.dice = new Dice(seed);
    }

    /** True in the school holidays of the whole country. */
    static boolean holidays(long day) {
        LocalDate date = LocalDate.ofEpochDay(day);
        int monthAndDay = date.getMonthValue() * 100 + date.getDayOfMonth();
        return (monthAndDay >= 706 && monthAndDay <= 831) || (monthAndDay >= 120 && monthAndDay <= 220);
    }

    private static long firstOf(long day) {
        LocalDate date = LocalDate.ofEpochDay(day);
        return (date.getMonthValue() > 2
                        ? date.withMonth(7).withDayOfMonth(6)
                        : date.withMonth(1).withDayOfMonth(20))
                .toEpochDay();
    }

    private static long lastOf(long day) {
        LocalDate date = LocalDate.ofEpochDay(day);
        return (date.getMonthValue() > 2
                        ? date.withMonth(8).withDayOfMonth(31)
                        : date.withMonth(2).withDayOfMonth(20))
                .toEpochDay();
    }

    /** Fills in the journey of the holidays that a day lies in; to nowhere if it lies in none, or for who is no student. */
    void read(Person person, long day, Trip trip) {
        trip.travel = Travel.NONE;
        if (!person.habits.student() || !holidays(day)) {
            return;
        }
        long first = firstOf(day);
        dice.about(Dice.Use.HOMECOMING, person.index, first);
        trip.leavesOn = first + dice.below(LEAVES_WITHIN);
        trip.returnsOn = lastOf(day) - dice.below(LEAVES_WITHIN);
        // A family lives where it lives, whatever the holidays.
        dice.about(Dice.Use.HOMECOMING, person.index, 0);
        trip.destination = (person.city + 1 + dice.below(Geography.CITIES - 1)) % Geography.CITIES;
        trip.lodging = dice.below(10_000);
        trip.toFamily = true;
        trip.travel = dice.chance(0.85) ? dice.chance(0.6) ? Travel.RAIL : Travel.COACH : Travel.NONE;
    }
}
