package org.opportune.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.opportune.engine.Line.Ear;
import org.opportune.engine.Line.Limit;
import org.opportune.model.Scenario.Start;
import org.opportune.model.Step.Verb;
import org.opportune.schemas.event.EventKind;

/** What an author changes of a scenario: numbers, times, limits and more to demand, or what it waits for. */
final class RandomEdit {
    private final Random random;

    private RandomEdit(Random random) {
        this.random = random;
    }

    /** The same with one to three other numbers, times, limits or demands. */
    static Definition of(Definition older, Random random) {
        RandomEdit edit = new RandomEdit(random);
        Definition edited = older;
        for (int left = 1 + random.nextInt(3); left > 0; left--) {
            edited = random.nextInt(4) == 0
                    ? edit.limits(edited)
                    : edit.line(edited, random.nextInt(older.lines().size()));
        }
        return edited;
    }

    /** The same, waiting for something else. */
    static Definition breaking(Definition older, Random random) {
        RandomEdit edit = new RandomEdit(random);
        int n = random.nextInt(older.lines().size());
        Line line = older.lines().get(n);
        if (line.changes() || random.nextBoolean()) {
            Start other = older.start() == Start.EVERY ? Start.ONCE : Start.EVERY;
            return new Definition(older.id(), older.lines(), older.within(), older.coolDown(), other, older.openRuns());
        }
        return edit.with(older, n, edit.hearing(line));
    }

    private Definition limits(Definition d) {
        long within = d.within();
        long coolDown = d.coolDown();
        int openRuns = d.openRuns();
        switch (random.nextInt(4)) {
            case 0 -> coolDown = random.nextInt(8);
            case 1 -> openRuns = 1 + random.nextInt(3);
            default -> within = random.nextInt(3) == 0 ? 0 : 6 + random.nextInt(25);
        }
        return new Definition(d.id(), d.lines(), within, coolDown, d.start(), openRuns);
    }

    private Definition line(Definition d, int n) {
        return with(
                d,
                n,
                random.nextInt(4) == 0
                        ? demanding(d.lines().get(n))
                        : numbers(d.lines().get(n), n));
    }

    private Definition with(Definition d, int n, Line line) {
        List<Line> lines = new ArrayList<>(d.lines());
        lines.set(n, line);
        return new Definition(d.id(), lines, d.within(), d.coolDown(), d.start(), d.openRuns());
    }

    /** Another word, or one where any would do; none where one was kept from before. */
    private Line demanding(Line line) {
        int ear = random.nextInt(line.ears().size());
        String word = line.ears().get(ear).word();
        boolean kept = word != null && word.startsWith("=");
        return kept ? line : line.word(ear, random.nextBoolean() ? Definition.HOTLINE : Definition.FAR_NUMBER);
    }

    private Line hearing(Line line) {
        Ear ear = line.ears().get(0);
        Set<EventKind> kinds = new HashSet<>(ear.kinds());
        kinds.add(EventKind.SMS_SENT);
        kinds.add(EventKind.CALL_ENDED);
        kinds.add(EventKind.CELL_CHANGE);
        if (kinds.equals(ear.kinds())) {
            kinds.remove(EventKind.SMS_SENT);
        }
        List<Ear> ears = new ArrayList<>(line.ears());
        ears.set(0, new Ear(kinds, ear.word()));
        return changed(line, ears, line.times(), line.most(), line.limit(), line.window(), line.gap(), line.within());
    }

    private Line numbers(Line line, int n) {
        int times = line.times();
        int most = line.most();
        Limit limit = line.limit();
        long window = line.window();
        long gap = line.gap();
        long within = line.within();
        switch (random.nextInt(4)) {
            case 0 -> window = window == 0 ? 0 : 2 + random.nextInt(12);
            case 1 -> within = n == 0 || line.barred() || random.nextInt(3) == 0 ? 0 : 3 + random.nextInt(12);
            case 2 -> {
                times = times(line);
                most = most(line, times);
            }
            default -> {
                limit = limit == null ? null : new Limit(random.nextInt(3) == 0, random.nextInt(7));
                gap = gap == 0 ? 0 : 1 + random.nextInt(3);
            }
        }
        return changed(line, line.ears(), times, most, limit, window, Math.min(gap, window - 1), within);
    }

    private int times(Line line) {
        if (line.adds()) {
            int least = line.verb() == Verb.AVERAGE ? 2 : 1;
            return least + random.nextInt(line.most() - least);
        }
        return line.counts() || line.rides() ? 2 + random.nextInt(3) : line.times();
    }

    /** A count that takes more than it needs still does, and another does not. */
    private int most(Line line, int times) {
        if (line.counts()) {
            return line.most() > line.times() ? times + 1 + random.nextInt(3) : times;
        }
        return line.rides() && line.speed() == 0 ? times : line.most();
    }

    private static Line changed(
            Line line, List<Ear> ears, int times, int most, Limit limit, long window, long gap, long within) {
        return new Line(
                line.verb(),
                ears,
                times,
                most,
                line.distinct(),
                limit,
                window,
                Math.max(0, gap),
                line.changing(),
                line.speed(),
                line.pingPong(),
                within,
                line.strict(),
                line.optional());
    }
}
