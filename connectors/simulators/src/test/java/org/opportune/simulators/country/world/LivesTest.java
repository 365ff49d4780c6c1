package org.opportune.simulators.country.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.opportune.simulators.country.world.Itinerary.Mode;

/** Days that people can live. */
class LivesTest {
    private static final Instant START = Instant.parse("2026-03-01T20:00:00Z");
    private static final World WORLD = new World(5, 3_000_000, START);
    private static final long FIRST = Days.dayOf(WORLD.startMs());
    private static final double FASTEST = 50;

    @Property(tries = 400)
    void daysHaveNoGapsAndNobodyFliesOnTheGround(
            @ForAll @IntRange(max = 2_999_999) int person, @ForAll @IntRange(max = 60) int after) {
        Life life = WORLD.life();
        life.live(person, FIRST + after);
        Itinerary plan = life.plan();
        assertThat(plan.fromMs(0)).isEqualTo(Days.startMs(FIRST + after));
        assertThat(plan.toMs(plan.size() - 1)).isEqualTo(Days.startMs(FIRST + after + 1));
        for (int part = 0; part < plan.size(); part++) {
            assertThat(plan.toMs(part)).isGreaterThan(plan.fromMs(part));
            double metres = Geography.metres(plan.toX(part) - plan.fromX(part), plan.toY(part) - plan.fromY(part));
            if (plan.mode(part) == Mode.STAY) {
                assertThat(metres).isZero();
            } else if (plan.mode(part) != Mode.AIR && plan.mode(part) != Mode.ABROAD) {
                assertThat(metres / (plan.toMs(part) - plan.fromMs(part)) * 1_000)
                        .isLessThan(FASTEST);
            }
        }
    }

    @Property(tries = 400)
    void everyDayBeginsWhereTheOneBeforeEnded(
            @ForAll @IntRange(max = 2_999_999) int person, @ForAll @IntRange(max = 60) int after) {
        Life life = WORLD.life();
        life.live(person, FIRST + after);
        double x = life.plan().toX(life.plan().size() - 1);
        double y = life.plan().toY(life.plan().size() - 1);
        HandsetModel handset = life.phone().handset(Days.startMs(FIRST + after + 1) - 1);
        int numbers = life.phone().numbersBefore(Days.startMs(FIRST + after + 1) - 1);
        life.live(person, FIRST + after + 1);
        assertThat(life.plan().fromX(0)).isEqualTo(x);
        assertThat(life.plan().fromY(0)).isEqualTo(y);
        assertThat(life.phone().held(0)).isEqualTo(handset);
        assertThat(life.phone().numbersBefore(life.plan().fromMs(0))).isEqualTo(numbers);
    }

    @Property(tries = 200)
    void callsOfAnHourDoNotOverlap(
            @ForAll @IntRange(max = 2_999_999) int person, @ForAll @IntRange(max = 23) int hour) {
        Life life = WORLD.life();
        life.live(person, FIRST);
        Talk talk = life.talk(WORLD.startMs() / Days.HOUR + hour);
        for (int a = 0; a < talk.size(); a++) {
            assertThat(life.phone().isOn(talk.startMs(a), talk.endMs(a) + 1)).isTrue();
            for (int b = 0; b < a; b++) {
                if (talk.kind(a) == Contacts.Kind.CALL && talk.kind(b) == Contacts.Kind.CALL) {
                    assertThat(talk.startMs(a) > talk.endMs(b) || talk.startMs(b) > talk.endMs(a))
                            .isTrue();
                }
            }
        }
    }

    @Test
    void mostPeopleSleepAtHomeAndWorkersWork() {
        Life life = WORLD.life();
        long tuesday = FIRST + 1;
        int home = 0;
        int work = 0;
        int workers = 0;
        for (int person = 0; person < 2_000; person++) {
            life.live(person, tuesday);
            home += at(life, Days.at(tuesday, 5 * 60), life.person().homeX);
            if (life.person().role == Person.Role.WORKER) {
                workers++;
                work += at(life, Days.at(tuesday, 11 * 60), life.person().workX);
            }
        }
        assertThat(home / 2_000.0).isBetween(0.93, 0.99);
        assertThat((double) work / workers).isBetween(0.75, 0.95);
    }

    private static int at(Life life, long timeMs, double x) {
        return life.plan().xAt(life.plan().at(timeMs), timeMs) == x ? 1 : 0;
    }

    @Test
    void peopleCallAFewTimesADay() {
        Life life = WORLD.life();
        int calls = 0;
        int atNight = 0;
        for (int person = 0; person < 1_000; person++) {
            life.live(person, FIRST);
            for (int hour = 0; hour < 24; hour++) {
                Talk talk = life.talk(WORLD.startMs() / Days.HOUR + hour);
                int here = (int) IntStream.range(0, talk.size())
                        .filter(i -> talk.kind(i) == Contacts.Kind.CALL)
                        .count();
                calls += here;
                atNight += hour < 1 || hour >= 21 ? here : 0;
            }
        }
        assertThat(calls / 1_000.0).isBetween(2.5, 4.5);
        assertThat((double) atNight / calls).isLessThan(0.06);
    }

    @Property(tries = 8)
    void everySeedHasACountryWithEveryCategory(@ForAll long seed) {
        Geography ground = new Geography(seed);
        for (Category category : Category.values()) {
            assertThat(ground.landmarks()).anyMatch(l -> l.category() == category);
        }
        assertThat(ground.landmarks().stream().map(Landmark::id)).doesNotHaveDuplicates();
        assertThat(ground.cells()).hasSizeBetween(2_000, 19_000);
        for (Town town : ground.towns()) {
            assertThat(ground.station(town.index()).town()).isEqualTo(town.index());
        }
    }
}
