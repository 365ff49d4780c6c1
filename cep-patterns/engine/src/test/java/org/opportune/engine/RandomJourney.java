package org.opportune.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.opportune.engine.Line.Ear;
import org.opportune.model.Changing;
import org.opportune.schemas.event.EventKind;

/** Histories that walk through a definition, more or less well: most fit it, some but for one thing, some not at all. */
final class RandomJourney {
    private static final List<String> CELLS = List.of(
            Journey.INSIDE, Journey.INSIDE_TOO, Journey.OUTSIDE, Journey.FAR, Journey.ANYWHERE, Journey.FARTHER);
    /** From one end to the other. */
    private static final List<String> ROAD = List.of(Journey.INSIDE, Journey.OUTSIDE, Journey.FAR, Journey.FARTHER);

    private static final List<String> TACS = List.of(Journey.MMS, Journey.NO_MMS, Journey.UNKNOWN, Journey.MMS_TOO);

    private final Random random;
    private final List<Happening> events = new ArrayList<>();
    private final List<String> kept = new ArrayList<>();
    private long now = 1;
    private static final List<String> TARIFFS = List.of("S", "M", "L");

    private String tac = TACS.get(0);
    private String tariff = TARIFFS.get(0);

    private RandomJourney(Random random) {
        this.random = random;
    }

    static List<Happening> through(Definition[] definitions, Random random) {
        RandomJourney journey = new RandomJourney(random);
        List<Definition> walks = new ArrayList<>(List.of(definitions));
        Collections.shuffle(walks, random);
        walks.forEach(journey::towards);
        return journey.events;
    }

    private void towards(Definition definition) {
        noise(random.nextInt(3));
        if (random.nextInt(20) > 0) {
            walk(definition);
            breakOne();
        }
        noise(random.nextInt(4));
    }

    private void walk(Definition definition) {
        kept.clear();
        for (Line line : definition.lines()) {
            List<String> mine = new ArrayList<>(Collections.nCopies(line.slots(), null));
            if (!line.optional() || random.nextBoolean()) {
                step(line, mine);
            }
            kept.addAll(mine);
            if (random.nextInt(6) == 0) {
                noise(1);
            }
        }
    }

    private void step(Line line, List<String> mine) {
        switch (line.verb()) {
            case ON -> mine.set(0, fitting(any(line), null));
            case COUNT -> {
                int times = line.times() + random.nextInt(line.most() - line.times() + 1);
                int first = random.nextInt(CELLS.size());
                for (int i = 0; i < times; i++) {
                    mine.set(0, fitting(any(line), line.distinct() ? CELLS.get((first + i) % CELLS.size()) : null));
                    toTheEdge(line);
                }
            }
            case SUM, AVERAGE -> adding(line, mine);
            case ALL -> parts(line, mine);
            case ABSENCE -> now += line.window();
            case IDLE -> {
                mine.set(0, fitting(any(line), null));
                now += line.window();
            }
            case RETURN -> {
                noise(events.isEmpty() ? 1 : 0);
                now += line.window();
                mine.set(0, fitting(any(line), null));
            }
            case BARRED -> {}
            case DWELL -> {
                mine.set(0, fitting(any(line), Journey.INSIDE));
                if (line.gap() > 0 && random.nextInt(3) == 0) {
                    fitting(any(line), Journey.OUTSIDE);
                    now += line.gap();
                    mine.set(0, fitting(any(line), Journey.INSIDE));
                }
                now += line.window();
            }
            case RIDING -> {
                List<String> cells = new ArrayList<>(line.speed() > 0 ? ROAD : CELLS);
                if (line.speed() == 0) {
                    Collections.shuffle(cells, random);
                } else if (random.nextBoolean()) {
                    Collections.reverse(cells);
                }
                int size = line.speed() > 0 ? cells.size() : line.times();
                cells.subList(0, size).forEach(cell -> mine.set(0, fitting(any(line), cell)));
            }
            case ARRIVE -> {
                add(RandomDefinition.KINDS[random.nextInt(3)], null, Journey.OUTSIDE, null);
                mine.set(0, fitting(any(line), Journey.INSIDE));
            }
            case LEAVE -> {
                add(RandomDefinition.KINDS[random.nextInt(3)], null, Journey.INSIDE, null);
                mine.set(0, fitting(any(line), Journey.OUTSIDE));
                now += line.window();
            }
            case CHANGE -> {
                tac = handsets(line).contains(tac) ? tac : Journey.NO_MMS;
                change(line, null);
                tac = other(handsets(line), tac);
                tariff = other(TARIFFS, tariff);
                String word = word(any(line));
                change(line, word);
                mine.set(0, word);
                now += line.window();
            }
        }
    }

    /** Of these each two are different in what changes. */
    private static List<String> handsets(Line line) {
        return Changing.HANDSET.equals(line.changing()) ? TACS : List.of(Journey.MMS, Journey.NO_MMS);
    }

    private String other(List<String> all, String than) {
        return all.get((all.indexOf(than) + 1 + random.nextInt(all.size() - 1)) % all.size());
    }

    private void change(Line line, String word) {
        if (Changing.TARIFF.equals(line.changing())) {
            add(EventKind.PRICE_PLAN, word, null, null);
        } else {
            add(RandomDefinition.KINDS[random.nextInt(3)], word, null, tac);
        }
    }

    private Long amount() {
        int amount = random.nextInt(10);
        return amount > 7 ? null : (long) amount - 1;
    }

    /** Events whose amounts do what the line demands, mostly. */
    private void adding(Line line, List<String> mine) {
        int times = Math.min(line.most(), line.times() + random.nextInt(2));
        for (int i = 0; i < times; i++) {
            mine.set(0, fitting(any(line), null));
            Happening last = events.get(events.size() - 1);
            long amount =
                    line.limit().under() ? random.nextInt(2) : line.limit().than() + random.nextInt(2);
            events.set(events.size() - 1, last.worth(amount));
            toTheEdge(line);
        }
    }

    /** Now and then until what was gathered is about to leave the window. */
    private void toTheEdge(Line line) {
        if (random.nextInt(16) == 0) {
            now += line.window();
        }
    }

    private void parts(Line line, List<String> mine) {
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, line.ears().size()).boxed().toList());
        Collections.shuffle(order, random);
        for (int part : order) {
            String word = fitting(line.ears().get(part), null);
            mine.set(1 + part, word);
            mine.set(0, word);
        }
    }

    private Ear any(Line line) {
        return line.ears().get(random.nextInt(line.ears().size()));
    }

    private String word(Ear ear) {
        String word = ear.word();
        if (word == null) {
            return random.nextInt(4) == 0 ? null : random.nextBoolean() ? Definition.HOTLINE : Definition.FAR_NUMBER;
        }
        return word.startsWith("=") ? kept.get(Integer.parseInt(word.substring(1))) : word;
    }

    private String fitting(Ear ear, String cell) {
        List<EventKind> kinds = ear.kinds().stream().sorted().toList();
        String word = word(ear);
        String where = cell != null || random.nextInt(3) > 0 ? cell : CELLS.get(random.nextInt(CELLS.size()));
        add(kinds.get(random.nextInt(kinds.size())), word, where, null);
        return word;
    }

    private void add(EventKind kind, String word, String cell, String seenIn) {
        now += random.nextInt(3) / 2 + (random.nextInt(5) == 0 ? 1 : 0);
        events.add(new Happening(now, kind, word, cell, seenIn, amount(), stated(kind)));
    }

    private String stated(EventKind kind) {
        return kind == EventKind.PRICE_PLAN ? tariff : null;
    }

    private void noise(int size) {
        for (int i = 0; i < size; i++) {
            int k = random.nextInt(11);
            EventKind kind =
                    k == 10 ? EventKind.PRICE_PLAN : RandomDefinition.KINDS[k < 3 ? 0 : k < 6 ? 1 : k < 9 ? 2 : 3];
            int word = random.nextInt(5);
            int place = random.nextInt(9);
            now += random.nextInt(3);
            if (random.nextInt(6) == 0) {
                tac = TACS.get(random.nextInt(TACS.size()));
                tariff = TARIFFS.get(random.nextInt(TARIFFS.size()));
            }
            events.add(new Happening(
                    now,
                    kind,
                    word < 2 ? Definition.HOTLINE : word < 4 ? Definition.FAR_NUMBER : null,
                    place < CELLS.size() ? CELLS.get(place) : null,
                    random.nextInt(3) == 0 && kind != EventKind.PRICE_PLAN ? tac : null,
                    amount(),
                    stated(kind)));
        }
    }

    /** One thing that may spoil it: an event less, another word, a time that stretches. */
    private void breakOne() {
        int way = random.nextInt(8);
        if (events.isEmpty()) {
            return;
        }
        int i = Math.max(0, events.size() - 1 - random.nextInt(6));
        Happening at = events.get(i);
        switch (way) {
            case 0 -> events.remove(i);
            case 1, 2, 3, 4 ->
                events.set(
                        i,
                        at.saying(Definition.HOTLINE.equals(at.word()) ? Definition.FAR_NUMBER : Definition.HOTLINE));
            default -> {
                long later = 3L + random.nextInt(8);
                for (int j = i; j < events.size(); j++) {
                    Happening e = events.get(j);
                    events.set(j, e.at(e.at() + later));
                }
                now += later;
            }
        }
    }
}
