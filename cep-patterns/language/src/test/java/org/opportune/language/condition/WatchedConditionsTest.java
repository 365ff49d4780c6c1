package org.opportune.language.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import org.opportune.model.Asked.Read;
import org.opportune.model.Asked.Term;
import org.opportune.model.Condition;
import org.opportune.model.EventField;
import org.opportune.model.HandsetField;
import org.opportune.model.Predicate.Truth;
import org.opportune.schemas.event.Event;

/** What a watched condition tells is what it answers. */
class WatchedConditionsTest {
    private static final Vocabulary VOCABULARY = Vocabulary.change(List.of(new Vocabulary.EarlierStep("call", true)));
    private static final Map<Truth, Integer> ANSWERS = new EnumMap<>(Truth.class);
    private static int several;

    /** Collects what one watched condition tells. */
    private static final class Heard {
        private final List<Truth> truths = new ArrayList<>();
        private List<Term> terms = List.of();

        void hear(Truth truth, List<Term> of) {
            truths.add(truth);
            terms = of;
        }
    }

    @Property(tries = 25)
    void itsPartsTogetherSayWhatItSays(@ForAll long seed) {
        Random random = new Random(seed);
        RandomCondition generator = new RandomCondition(random);
        WatchedConditions watched = new WatchedConditions();
        List<Heard> heard = new ArrayList<>();
        List<Condition> conditions = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String text = generator.truth(1 + random.nextInt(4)).replace("§", "has(event.attributes.k)");
            Condition condition = Conditions.compile(List.of(Conditions.check(text, VOCABULARY)))
                    .get(0);
            Heard ear = new Heard();
            heard.add(ear);
            conditions.add(watched.watch(condition, VOCABULARY, ear::hear));
        }
        watched.begin();
        for (int i = 0; i < conditions.size(); i++) {
            TestScope scope = scope(random);
            Truth truth = conditions.get(i).code().ask(scope);
            assertThat(heard.get(i).truths).containsExactly(truth);
            assertThat(together(heard.get(i).terms))
                    .as(conditions.get(i).text())
                    .isEqualTo(truth);
            ANSWERS.merge(truth, 1, Integer::sum);
            several += heard.get(i).terms.size() > 1 ? 1 : 0;
        }
    }

    @AfterContainer
    static void everyAnswerWasGivenAndMadeOfSeveralParts() {
        assertThat(ANSWERS).hasSize(3);
        assertThat(several).isGreaterThan(20);
    }

    @Example
    void partsAreToldApartAndWhatTheyReadIsMasked() {
        List<Term> terms = terms("event.duration > 60 && (event.counterpart == \"10086\" && (call.cell != event.cell))"
                + " && \"vip\" in profile.tags && handset.mms");
        assertThat(terms)
                .containsExactly(
                        new Term("event.duration > 60", Truth.FALSE, List.of(new Read("event.duration", "41"))),
                        new Term(
                                "event.counterpart == \"10086\"",
                                Truth.FALSE,
                                List.of(new Read("event.counterpart", "13*******00"))),
                        new Term(
                                "call.cell != event.cell",
                                Truth.TRUE,
                                List.of(new Read("call.cell", "c1"), new Read("event.cell", "c2"))),
                        new Term("\"vip\" in profile.tags", Truth.ABSENT, List.of(new Read("profile.tags", "absent"))),
                        new Term("handset.mms", Truth.TRUE, List.of(new Read("handset.mms", "true"))));
    }

    @Example
    void whatBindsLessThanAndIsOnePart() {
        assertThat(terms("event.duration > 60 && event.cell == 'x' || event.cell == 'c2'"))
                .extracting(Term::text)
                .containsExactly("event.duration > 60 && event.cell == 'x' || event.cell == 'c2'");
        assertThat(terms("event.cell == 'x && y' && (event.duration > 1 ? event.duration > 2 : true)"))
                .extracting(Term::text)
                .containsExactly("event.cell == 'x && y'", "event.duration > 1 ? event.duration > 2 : true");
        assertThat(terms("(event.cell == ')') && (event.duration > 1)"))
                .extracting(Term::text)
                .containsExactly("event.cell == ')'", "event.duration > 1");
    }

    @Example
    void attributesAreReadByTheirNames() {
        assertThat(terms("event.attributes[\"brand\"] == \"x\" && event.attributes.size == \"y\""))
                .extracting(term -> term.read().get(0).name())
                .containsExactly("event.attributes[\"brand\"]", "event.attributes[\"size\"]");
    }

    private static List<Term> terms(String text) {
        WatchedConditions watched = new WatchedConditions();
        Heard heard = new Heard();
        Condition condition = watched.watch(
                Conditions.compile(List.of(Conditions.check(text, VOCABULARY))).get(0), VOCABULARY, heard::hear);
        watched.begin();
        condition
                .code()
                .ask(new TestScope(
                        TestScope.call("13800138000", 41L, "c2"),
                        Map.of(),
                        Map.of(EventField.CELL, "c1"),
                        Set.of(),
                        Map.of(HandsetField.MMS, true)));
        return heard.terms;
    }

    private static Truth together(List<Term> terms) {
        if (terms.stream().anyMatch(term -> term.truth() == Truth.FALSE)) {
            return Truth.FALSE;
        }
        boolean absent = terms.stream().anyMatch(term -> term.truth() == Truth.ABSENT);
        return absent ? Truth.ABSENT : Truth.TRUE;
    }

    private static TestScope scope(Random random) {
        Event event = TestScope.call(
                random.nextBoolean() ? "10086" : "12580",
                random.nextInt(4) == 0 ? null : 60L + 30L * random.nextInt(2),
                "460-00-" + random.nextInt(2));
        if (random.nextBoolean()) {
            event.setAttributes(Map.of("k", "STOP"));
        }
        return new TestScope(
                event,
                Map.of(),
                random.nextBoolean() ? Map.of(EventField.COUNTERPART, "12580", EventField.DURATION, 7L) : Map.of(),
                Set.of("460-00-1@airport"),
                Map.of());
    }
}
