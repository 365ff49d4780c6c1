package org.opportune.simulators.country.world;

import org.opportune.simulators.country.world.Contacts.Kind;

/** Messages that belong together: one text to many, a chat with one, pictures, and the first ones of a new handset. */
final class Texting {
    private static final int ACQUAINTANCES = 40;
    private static final int MOST_OF_CHAT = 26;

    private final Dice dice;
    private int rounds;

    Texting(long seed) {
        this.dice = new Dice(seed);
    }

    void plan(Person person, long day, Phone phone, Agenda agenda) {
        rounds = 0;
        dice.about(Dice.Use.TEXTING, person.index, day);
        for (int left = dice.poisson(person.habits.rounds); left > 0; left--) {
            round(person, some(day), agenda);
        }
        for (int left = dice.poisson(person.habits.chats); left > 0; left--) {
            chat(person, some(day), agenda);
        }
        for (int left = dice.poisson(person.habits.pictures); left > 0; left--) {
            long at = Rhythm.any(day, dice);
            boolean out = dice.chance(0.55);
            if (phone.handset(at).mms()) {
                agenda.add(Kind.MMS, at, out, person.friend(dice));
            }
        }
        tryOut(person, phone, agenda);
    }

    /** Rather in the evening. */
    private long some(long day) {
        return dice.chance(0.65) ? Rhythm.between(day, 18 * 60 + 30, 22 * 60 + 30, dice) : Rhythm.any(day, dice);
    }

    /** An invitation, a greeting, a joke: to one after the other, to some twice. */
    private void round(Person person, long from, Agenda agenda) {
        rounds++;
        int people = dice.between(2, 14);
        int first = dice.below(ACQUAINTANCES);
        long at = from;
        for (int i = 0; i < people; i++) {
            long other = person.acquaintance((first + i) % ACQUAINTANCES);
            int times = dice.chance(0.1) ? 2 : 1;
            for (int again = 0; again < times; again++) {
                agenda.add(Kind.SMS, at, true, other);
                agenda.ofRound(rounds);
                at += dice.seconds(12, 80);
            }
        }
    }

    private void chat(Person person, long from, Agenda agenda) {
        rounds++;
        long other = person.friend(dice);
        int messages = dice.between(4, MOST_OF_CHAT);
        long at = from;
        for (int i = 0; i < messages; i++) {
            agenda.add(Kind.SMS, at, i % 2 == 0, other);
            agenda.ofRound(rounds);
            at += dice.seconds(15, 140);
        }
    }

    /** Who has another handset in hand tries it, an own one rather than a friend's. */
    private void tryOut(Person person, Phone phone, Agenda agenda) {
        for (int hold = 1; hold < phone.holds(); hold++) {
            boolean kept = hold == 1 && phone.holds() == 2;
            long at = phone.heldFromMs(hold) + dice.minutes(2, 200);
            if (dice.chance(kept ? 0.65 : 0.15)) {
                agenda.add(Kind.SMS, at, true, person.friend(dice));
            }
        }
    }
}
