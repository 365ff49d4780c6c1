package org.opportune.simulators.country.world;

import org.opportune.simulators.country.world.Contacts.Ending;
import org.opportune.simulators.country.world.Contacts.Kind;

/** What is read, watched, fetched and used on a phone of the new radio; services work on any. */
final class Surfing {
    private static final double MEGA = 1_000_000;

    private final Dice dice;

    Surfing(long seed) {
        this.dice = new Dice(seed);
    }

    void plan(Person person, long day, Phone phone, Agenda agenda) {
        Habits habits = person.habits;
        dice.about(Dice.Use.SURFING, person.index, day);
        for (int left = dice.poisson(habits.sessions); left > 0; left--) {
            long at = Rhythm.any(day, dice);
            Topic topic = dice.chance(0.6) ? habits.favourite : any();
            session(phone, agenda, at, topic);
        }
        for (int left = dice.poisson(habits.downloads); left > 0; left--) {
            // Some let it run over night.
            long at = dice.chance(0.25) ? Rhythm.between(day, 23 * 60, 27 * 60, dice) : Rhythm.any(day, dice);
            download(phone, agenda, at);
        }
        double uses = habits.service == Topic.NONE ? 0.01 : habits.serviceUses;
        for (int left = dice.poisson(uses); left > 0; left--) {
            agenda.add(Kind.SERVICE, Rhythm.any(day, dice), true, 0);
            agenda.about(habits.service == Topic.NONE ? Topic.WEATHER : habits.service);
        }
    }

    private Topic any() {
        return Topic.of(Topic.FIRST_CONTENT + dice.below(Topic.FIRST_SERVICE - Topic.FIRST_CONTENT));
    }

    private void session(Phone phone, Agenda agenda, long at, Topic topic) {
        boolean video = topic == Topic.SPORTS_VIDEO || topic == Topic.ENTERTAINMENT;
        long lasts = (long) (1_000 * (6 + dice.exponential(video ? 280 : 110)));
        double rate = video ? 0.15 * MEGA : 0.012 * MEGA;
        long seconds = lasts / 1_000;
        long octets = (long) (seconds * rate * dice.between(0.5, 1.5));
        if (phone.handset(at).lte()) {
            agenda.add(Kind.WEB, at, true, 0);
            agenda.ends(Ending.ANSWERED, 0, lasts);
            agenda.loads(octets, lasts);
            agenda.about(topic);
        }
    }

    private void download(Phone phone, Agenda agenda, long at) {
        long octets = (long) (20 * MEGA + dice.exponential(400 * MEGA));
        long lasts = 1_000 * (long) (octets / dice.between(0.6 * MEGA, 3 * MEGA));
        if (phone.handset(at).lte()) {
            agenda.add(Kind.DOWNLOAD, at, true, 0);
            agenda.loads(octets, lasts);
        }
    }
}
