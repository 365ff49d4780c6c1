package org.opportune.simulators.traffic;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.opportune.simulators.traffic.Visit.End;

/**
 * Who goes to the airport and who calls which number, by a person's index. The first persons have errands; everybody
 * behind them lives an ordinary day.
 */
final class Cast {
    /** Persons with something special to do. */
    static final int ERRANDS = 160;

    /** After so many persons the errands begin again, so that more people mean more of everything. */
    static final int CYCLE = 300;

    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final String[] HOTLINES = {"12580", "10086"};
    private static final String[] NEARLY = {"12581", "1258", "10087", "125800"};

    private final long startMs;
    private final long silenceFromMs;
    private final long silenceToMs;

    Cast(long startMs, long silenceFromMs, long silenceToMs) {
        this.startMs = startMs;
        this.silenceFromMs = silenceFromMs;
        this.silenceToMs = silenceToMs;
    }

    /** A number dialled at a time. */
    record Dialled(long timeMs, String digits) {}

    List<Visit> visits(int index, Random random) {
        long from = startMs + HOUR + random.nextInt(16 * 60) * MINUTE;
        if (index < 4) {
            // They arrive before the feed falls silent, and are still there when it speaks again.
            return List.of(stay(
                    silenceFromMs - (10 + random.nextInt(15)) * MINUTE,
                    silenceToMs + (10 + random.nextInt(20)) * MINUTE));
        }
        if (index < 28) {
            return List.of(stay(from, from + minutes(random, 55, 200)));
        }
        if (index < 36) {
            long night = startMs + 17 * HOUR + random.nextInt(60) * MINUTE;
            return List.of(stay(night, night + minutes(random, 60, 85)));
        }
        if (index < 44) {
            long second = from + minutes(random, 300, 360);
            return List.of(
                    stay(from, from + minutes(random, 60, 120)), stay(second, second + minutes(random, 60, 100)));
        }
        return decoys(index, from, random);
    }

    private static List<Visit> decoys(int index, long from, Random random) {
        if (index < 56) {
            return List.of(stay(from, from + minutes(random, 20, 40)));
        }
        if (index < 68) {
            return List.of(stay(from, from + minutes(random, 2, 8)));
        }
        if (index < 76) {
            long back = from + minutes(random, 48, 58);
            return List.of(stay(from, from + minutes(random, 15, 35)), stay(back, back + minutes(random, 10, 30)));
        }
        if (index < 84) {
            return List.of(new Visit(from, from + minutes(random, 10, 35), End.SWITCHED_OFF));
        }
        return List.of();
    }

    /** Calls to hotlines and to numbers that look like them, in order. */
    List<Dialled> calls(int index, Random random) {
        List<Dialled> calls = new ArrayList<>();
        long day = startMs + 2 * HOUR + random.nextInt(12 * 60) * MINUTE;
        if (index >= 84 && index < 110) {
            calls.add(new Dialled(day, pick(HOTLINES, random)));
        } else if (index >= 110 && index < 122) {
            // Again and again on one day: somebody's bill is wrong.
            long next = startMs + 2 * HOUR + random.nextInt(120) * MINUTE;
            for (int i = 0; i < 5; i++) {
                calls.add(new Dialled(next, HOTLINES[i % 2]));
                next += minutes(random, 40, 150);
            }
        } else if (index >= 122 && index < 130) {
            calls.add(new Dialled(startMs + 17 * HOUR + random.nextInt(90) * MINUTE, pick(HOTLINES, random)));
        } else if (index >= 130 && index < 140) {
            calls.add(new Dialled(startMs + 23 * HOUR + random.nextInt(110) * MINUTE, pick(HOTLINES, random)));
        } else if (index >= 140 && index < ERRANDS) {
            calls.add(new Dialled(day, NEARLY[index % NEARLY.length]));
        }
        return calls;
    }

    private static Visit stay(long fromMs, long toMs) {
        return new Visit(fromMs, toMs, End.SEEN_ELSEWHERE);
    }

    private static String pick(String[] numbers, Random random) {
        return numbers[random.nextInt(numbers.length)];
    }

    private static long minutes(Random random, int least, int most) {
        return (least + random.nextInt(most - least)) * MINUTE + random.nextInt(60) * 1_000L;
    }
}
