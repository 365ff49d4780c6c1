package org.opportune.simulators.country.observation;

import org.opportune.simulators.country.world.Days;
import org.opportune.simulators.country.world.Dice;
import org.opportune.simulators.country.world.Itinerary;
import org.opportune.simulators.country.world.Itinerary.Mode;
import org.opportune.simulators.country.world.Life;
import org.opportune.simulators.country.world.Phone;
import org.opportune.simulators.country.world.Wishes;

/**
 * What is seen of the phone itself and its contract: on and off, which handset, abroad, another number, consent. A phone out of power says nothing;
 * a handset is seen when the network asks for it, at once or some time later.
 */
final class ByPhone {
    private final Air air;
    private final Noise noise;
    private final Dice dice;
    private final Way way;
    private final Slip slip = new Slip();

    ByPhone(Air air, Noise noise, long seed, Way way) {
        this.air = air;
        this.noise = noise;
        this.dice = new Dice(seed);
        this.way = way;
    }

    void show(Life life) {
        Phone phone = life.phone();
        for (int i = 0; i < phone.offs(); i++) {
            if (phone.why(i) != Phone.Off.OUT_OF_POWER
                    && phone.offFromMs(i) > life.plan().fromMs(0)) {
                power(life, Sign.POWER_OFF, phone.offFromMs(i), i);
            }
            // At the border of two days a phone is off on both sides.
            if (phone.offToMs(i) < life.plan().toMs(life.plan().size() - 1)) {
                power(life, Sign.POWER_ON, phone.offToMs(i), i);
            }
        }
        if (phone.holds() > 1) {
            handsets(life);
        }
        abroad(life);
        if (way.inSlice(life.person().joinsMs())) {
            joined(life);
        }
        if (phone.newNumberMs() != Long.MAX_VALUE) {
            int before = phone.numbersBefore(phone.newNumberMs());
            business(Sign.NUMBER_TAKEN, phone.newNumberMs(), before - 1);
            business(Sign.NUMBER_GIVEN, phone.newNumberMs(), before);
        }
        long withdrawnMs = life.person().wishes().withdrawnMs();
        boolean customer = withdrawnMs > life.person().joinsMs();
        if (customer && way.inSlice(withdrawnMs) && withdrawnMs >= life.plan().fromMs(0)) {
            business(Sign.CONSENT_WITHDRAWN, withdrawnMs, phone.numbersBefore(withdrawnMs));
        }
    }

    /** A contract, and what was answered in the shop. */
    private void joined(Life life) {
        long at = life.person().joinsMs();
        if (life.day() != Days.dayOf(at)) {
            return;
        }
        int before = life.phone().numbersBefore(at);
        business(Sign.JOINED, at, before);
        Wishes.Answer answer = life.person().wishes().answer();
        if (answer == Wishes.Answer.YES || answer == Wishes.Answer.YES_BY_SMS) {
            business(Sign.CONSENT_GIVEN, at, before);
        }
    }

    private void power(Life life, Sign sign, long at, int serial) {
        Itinerary plan = life.plan();
        int part = plan.at(sign == Sign.POWER_OFF ? at - 1 : at);
        if (plan.mode(part) == Mode.ABROAD || !way.inSlice(at)) {
            return;
        }
        dice.about(Dice.Use.POWER, life.person().index(), at);
        boolean on = sign == Sign.POWER_ON;
        var handset = life.phone().handset(on ? at : at - 1);
        slip.begin(sign, handset.lte() ? Feed.XDR : Feed.A_INTERFACE, Slip.OF_PHONE, serial)
                .numbersBefore(life.phone().numbersBefore(at));
        int cell = air.best(plan.xAt(part, at), plan.yAt(part, at));
        if (cell != Coverage.NONE) {
            slip.cell(cell, handset.lte());
        }
        if (on && dice.chance(noise.handsetShownShare())) {
            slip.handset(handset.index());
        }
        way.send(at, slip);
    }

    /** A handset that is gone again before it is seen was never there. */
    private void handsets(Life life) {
        Phone phone = life.phone();
        dice.about(Dice.Use.HANDSET, life.person().index(), -life.day());
        int seen = phone.held(0).index();
        long dayEnds = life.plan().toMs(life.plan().size() - 1);
        for (int hold = 1; hold < phone.holds(); hold++) {
            long until = hold + 1 < phone.holds() ? phone.heldFromMs(hold + 1) : dayEnds;
            boolean atOnce = dice.chance(noise.handsetShownShare());
            long at = phone.heldFromMs(hold) + (atOnce ? dice.seconds(1, 4) : dice.minutes(6, 75));
            int model = phone.held(hold).index();
            int part = life.plan().at(at);
            if (at < until && phone.isOn(at) && model != seen && life.plan().mode(part) != Mode.ABROAD) {
                handset(life, at, part, hold, seen);
                seen = model;
            }
        }
    }

    private void handset(Life life, long at, int part, int hold, int seen) {
        boolean lte = life.phone().held(hold).lte();
        slip.begin(Sign.HANDSET_CHANGED, lte ? Feed.XDR : Feed.A_INTERFACE, Slip.OF_PHONE, hold)
                .handset(life.phone().held(hold).index())
                .handsetBefore(seen)
                .numbersBefore(life.phone().numbersBefore(at));
        int cell = air.best(life.plan().xAt(part, at), life.plan().yAt(part, at));
        if (cell != Coverage.NONE) {
            slip.cell(cell, lte);
        }
        way.send(at, slip);
    }

    private void abroad(Life life) {
        Itinerary plan = life.plan();
        for (int part = 1; part < plan.size(); part++) {
            if (plan.mode(part) == Mode.ABROAD) {
                dice.about(Dice.Use.POWER, life.person().index(), plan.fromMs(part));
                long at = plan.fromMs(part) + dice.minutes(2, 12);
                if (at < life.person().joinsMs()) {
                    continue;
                }
                way.send(
                        at,
                        slip.begin(Sign.ROAM_OUT, Feed.HLR, Slip.OF_PHONE, part)
                                .numbersBefore(life.phone().numbersBefore(at)));
            }
        }
    }

    private void business(Sign sign, long at, int numbersBefore) {
        way.send(at, slip.begin(sign, Feed.CRM, Slip.OF_PHONE, 0).numbersBefore(numbersBefore));
    }
}
