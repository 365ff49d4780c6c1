package org.opportune.language.condition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opportune.language.condition.Vocabulary.EarlierStep;

/** What is remembered of other conditions, and what is not declared, changes no type and no word of an error. */
class TypeCheckTest {
    private static final Vocabulary BEHIND_A_CALL = Vocabulary.change(List.of(new EarlierStep("call", true)));

    @Property(tries = 300)
    void shouldGiveTheTypesOfTheWholeLanguage(@ForAll long seed) throws CelValidationException {
        String text = new RandomCondition(new Random(seed)).truth(3).replace("§", "has(event.attributes.k)");
        CelAbstractSyntaxTree tree = Cel.parse(text).getAst();

        assertThat(TypeCheck.of(tree, BEHIND_A_CALL).known())
                .as("seed=%d %s", seed, text)
                .isEqualTo(WholeCel.COMPILER.check(tree).getAst().getTypeMap());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "event.duration > 'x'",
                "event.duration > 1.5",
                "1 + 'a' == event.keyword",
                "event.cell && true",
                "size(event.duration) == 1",
                "event.cell.startsWith(1)",
                "event.tags == 1 || call.cell == 2",
                "profile.tags['a'] == 'x'",
                "event.cell.inPlace(1)",
                "event.counterpart.inClass(1)",
                "event.duration.inClass('hotline')",
                "-event.cell == 'x'",
                "event.cell in 7",
                "event.cell ? 1 : 2",
                "event.cell.size(1) == 1",
                "event.attributes + event.attributes == event.attributes",
            })
    void shouldSayTheSameOfWhatDoesNotGoTogether(String text) throws CelValidationException {
        CelAbstractSyntaxTree tree = Cel.parse(text).getAst();
        CelValidationResult wrong =
                Objects.requireNonNull(TypeCheck.of(tree, BEHIND_A_CALL).wrong());

        assertThat(wrong.getErrors())
                .extracting(e -> e.getSourceLocation() + " " + CelMessages.rule(e.getMessage()))
                .containsExactlyElementsOf(WholeCel.COMPILER.check(tree).getErrors().stream()
                        .map(e -> e.getSourceLocation() + " " + CelMessages.rule(e.getMessage()))
                        .toList());
    }

    @Test
    void shouldNotTakeOneTypeOfLiteralForAnother() {
        Vocabulary first = Vocabulary.step(List.of());

        assertThat(Conditions.check("event.amount == 12", first).findings()).isEmpty();
        assertThat(Conditions.check("event.amount == 13", first).findings()).isEmpty();
        assertThat(Conditions.check("event.amount == '12'", first).findings()).hasSize(1);
        assertThat(Conditions.check("event.amount == 12.0", first).findings()).hasSize(1);
        assertThat(Conditions.check("event.amount in [12, 13]", first).findings())
                .isEmpty();
        assertThat(Conditions.check("event.amount in [12, '13']", first).findings())
                .isNotEmpty();
    }
}
