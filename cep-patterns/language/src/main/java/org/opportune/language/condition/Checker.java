package org.opportune.language.condition;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import java.util.ArrayList;
import java.util.List;

/** Text of a condition to checked code. Stateless, thread-safe. */
final class Checker {
    private Checker() {}

    static CheckedCondition check(String text, Vocabulary vocabulary) {
        String normalised = WhiteSpace.normalised(text);
        List<Finding> findings = new ArrayList<>();
        if (normalised.isEmpty()) {
            findings.add(new Finding(0, "a condition must not be empty"));
            return CheckedCondition.wrong(normalised, vocabulary, findings);
        }
        if (text.length() > Cel.LONGEST) {
            findings.add(
                    new Finding(0, "the condition is too long: characters=" + text.length() + " limit=" + Cel.LONGEST));
            return CheckedCondition.wrong(normalised, vocabulary, findings);
        }
        CelValidationResult parsed = Cel.parse(text);
        if (parsed.hasError()) {
            // The first syntax error; what the parser says after it is about its own recovery.
            CheckedCondition wrong = issues(parsed, normalised, vocabulary);
            return CheckedCondition.wrong(
                    normalised, vocabulary, wrong.findings().subList(0, 1));
        }
        CelAbstractSyntaxTree tree = tree(parsed);
        findings.addAll(WordCheck.findings(tree, text, vocabulary));
        if (!findings.isEmpty()) {
            return CheckedCondition.wrong(normalised, vocabulary, findings);
        }
        TypeCheck.Types types = TypeCheck.of(tree, vocabulary);
        if (types.wrong() != null) {
            return issues(types.wrong(), normalised, vocabulary);
        }
        return translated(new Translator(tree, types.known(), text, vocabulary), text, normalised, vocabulary);
    }

    private static CheckedCondition translated(
            Translator translator, String text, String normalised, Vocabulary vocabulary) {
        CelType type = translator.type();
        if (type.kind() != CelKind.BOOL) {
            String found = CelTypes.words(type.name());
            return CheckedCondition.wrong(
                    normalised,
                    vocabulary,
                    List.of(new Finding(firstInk(text), "a condition is true or false: found=" + found)));
        }
        JavaCode code = translator.code();
        return translator.findings().isEmpty()
                ? new CheckedCondition(
                        normalised,
                        vocabulary,
                        translator.captures(),
                        translator.lookups(),
                        translator.demands(),
                        translator.reads(),
                        code,
                        List.of())
                : CheckedCondition.wrong(normalised, vocabulary, translator.findings());
    }

    private static int firstInk(String text) {
        return text.length() - text.stripLeading().length();
    }

    private static CheckedCondition issues(CelValidationResult result, String normalised, Vocabulary vocabulary) {
        List<Finding> findings = new ArrayList<>();
        for (CelIssue issue : result.getErrors()) {
            CelSourceLocation at = issue.getSourceLocation();
            int offset = at.getLine() < 1
                    ? 0
                    : result.getSource().getLocationOffset(at).orElse(0);
            findings.add(new Finding(offset, CelMessages.rule(issue.getMessage())));
        }
        return CheckedCondition.wrong(normalised, vocabulary, findings);
    }

    private static CelAbstractSyntaxTree tree(CelValidationResult result) {
        try {
            return result.getAst();
        } catch (CelValidationException e) {
            throw new IllegalStateException("asked for the tree of a condition with errors", e);
        }
    }
}
