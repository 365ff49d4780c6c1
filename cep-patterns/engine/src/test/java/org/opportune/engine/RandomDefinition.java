package org.opportune.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.opportune.engine.Line.Ear;
import org.opportune.engine.Line.Limit;
import org.opportune.model.Changing;
import org.opportune.model.HandsetField;
import org.opportune.model.Scenario.Start;
import org.opportune.model.Step;
import org.opportune.model.Step.Verb;
import org.opportune.schemas.event.EventKind;

/** Scenarios of one to four steps, none that an author could not write and few that nothing can match. */
final class RandomDefinition {
    static final EventKind[] KINDS = {
        EventKind.SMS_SENT, EventKind.CALL_ENDED, EventKind.CELL_CHANGE, EventKind.POWER_OFF
    };
    /** Those that may begin; the last is not one for behind a step that may be left. */
    private static final Verb[] BEGINNING = {
        Verb.ON,
        Verb.ON,
        Verb.COUNT,
        Verb.COUNT,
        Verb.SUM,
        Verb.AVERAGE,
        Verb.ALL,
        Verb.DWELL,
        Verb.RIDING,
        Verb.RIDING,
        Verb.CHANGE,
        Verb.CHANGE,
        Verb.ARRIVE,
        Verb.LEAVE,
        Verb.RETURN,
        Verb.IDLE
    };

    private static final Set<Verb> NEVER_STRICT =
            Set.of(Verb.RIDING, Verb.CHANGE, Verb.ARRIVE, Verb.LEAVE, Verb.IDLE, Verb.RETURN, Verb.BARRED);

    /** Of these one of several events is enough. */
    private static final Set<Verb> SEVERAL =
            Set.of(Verb.ON, Verb.COUNT, Verb.ABSENCE, Verb.BARRED, Verb.IDLE, Verb.RETURN);

    /** As much in each millisecond, in kilometres an hour. */
    private static final int HALF_A_KILOMETRE = 1_800_000;

    private static final List<Changing> CHANGES =
            List.of(Changing.HANDSET, Changing.TARIFF, Changing.capability(HandsetField.MMS));

    private static final Start[] STARTS = Start.values();

    private final Random random;
    private final List<Line> lines = new ArrayList<>();
    private int slots;

    private RandomDefinition(Random random) {
        this.random = random;
    }

    static Definition of(String id, Random random) {
        return new RandomDefinition(random).definition(id);
    }

    /** One of a single step that starts once. */
    static Definition simple(String id, Random random) {
        Definition any = of(id, random);
        while (any.lines().size() > 1 || any.start() != Start.ONCE) {
            any = of(id, random);
        }
        return any;
    }

    private Definition definition(String id) {
        int size = 1 + random.nextInt(4);
        for (int n = 0; n < size; n++) {
            Line line = line(n, n == size - 1);
            lines.add(line);
            slots += line.slots();
        }
        return new Definition(
                id,
                lines,
                random.nextInt(3) == 0 ? 6 + random.nextInt(25) : 0,
                random.nextInt(3) == 0 ? 1 + random.nextInt(8) : 0,
                STARTS[random.nextInt(STARTS.length)],
                random.nextInt(2) == 0 ? 16 : 1 + random.nextInt(3));
    }

    private Line line(int n, boolean last) {
        boolean behindLoose = n > 0 && lines.get(n - 1).loose();
        boolean nothing = n > 0 && !behindLoose && random.nextInt(4) == 0;
        Verb verb = nothing ? absent(last) : BEGINNING[random.nextInt(BEGINNING.length - (behindLoose ? 1 : 0))];
        boolean single = verb == Verb.ON || verb == Verb.COUNT || verb == Verb.ALL;
        boolean optional = single && n > 0 && !last && random.nextInt(5) < 2;
        boolean adds = verb == Verb.SUM || verb == Verb.AVERAGE;
        int times = verb == Verb.ALL ? 0 : (verb == Verb.SUM ? 1 : 2) + random.nextInt(2);
        int speed = verb == Verb.RIDING && random.nextInt(5) < 3 ? HALF_A_KILOMETRE * (1 + random.nextInt(2)) : 0;
        boolean more = adds || (verb == Verb.COUNT && !last && random.nextInt(2) == 0);
        int most = speed > 0 ? Step.MOST_SITES : more ? times + 1 + random.nextInt(3) : times;
        Changing changing = verb == Verb.CHANGE ? CHANGES.get(random.nextInt(CHANGES.size())) : null;
        boolean mayBeStrict = !NEVER_STRICT.contains(verb) && !optional && (adds || most == times) && !behindLoose;
        return new Line(
                verb,
                ears(n, verb, changing),
                times,
                most,
                verb == Verb.COUNT && random.nextInt(3) == 0,
                adds ? new Limit(random.nextInt(3) == 0, (verb == Verb.SUM ? 3 : 1) + random.nextInt(4)) : null,
                window(verb),
                verb == Verb.DWELL ? random.nextInt(2) : 0,
                changing,
                speed,
                verb == Verb.RIDING && speed == 0 && random.nextInt(3) == 0,
                n > 0 && verb != Verb.BARRED && random.nextInt(4) == 0 ? 3 + random.nextInt(10) : 0,
                mayBeStrict && random.nextInt(5) == 0,
                optional);
    }

    private Verb absent(boolean last) {
        return last || random.nextInt(3) == 0 ? Verb.ABSENCE : Verb.BARRED;
    }

    private long window(Verb verb) {
        boolean atOnce = verb == Verb.ARRIVE || (verb == Verb.LEAVE && random.nextBoolean());
        return atOnce ? 0 : 2 + random.nextInt(7);
    }

    private List<Ear> ears(int n, Verb verb, Changing changing) {
        boolean adds = verb == Verb.SUM || verb == Verb.AVERAGE;
        boolean several = adds || SEVERAL.contains(verb);
        int size = verb == Verb.ALL ? 2 + random.nextInt(2) : several && random.nextInt(3) == 0 ? 2 : 1;
        List<Ear> ears = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            ears.add(new Ear(kinds(verb, changing), word(n)));
        }
        return ears;
    }

    private Set<EventKind> kinds(Verb verb, Changing changing) {
        if (verb == Verb.CHANGE) {
            return Changing.TARIFF.equals(changing) ? Set.of(EventKind.PRICE_PLAN) : Set.of(KINDS);
        }
        return random.ints(1 + random.nextInt(2), 0, 3).mapToObj(k -> KINDS[k]).collect(Collectors.toSet());
    }

    private String word(int n) {
        return switch (random.nextInt(6)) {
            case 0, 1 -> null;
            case 2 -> Definition.HOTLINE;
            case 3 -> Definition.FAR_NUMBER;
            default -> n == 0 ? null : "=" + random.nextInt(slots);
        };
    }
}
