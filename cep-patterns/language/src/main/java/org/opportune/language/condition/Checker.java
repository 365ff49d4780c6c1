package org.opportune.language.condition;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.CelKind;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import java.util.ArrayList;
import java.util.List;

/** Text of a condition to checked code. Stateless, thread-safe. */
final class Checker {
    /** Characters of a condition at most; long lists of cells fit. */
    private static final int LONGEST = 32_768;

    private static final CelOptions OPTIONS = CelOptions.current()
            .maxExpressionCodePointSize(LONGEST)
            .maxParseRecursionDepth(60)
            .enableHeterogeneousNumericComparisons(false)
            .build();

    private static final CelCompiler SCENARIO =
            compiler().addVar("event", CelTypes.EVENT).build();

    private static final CelCompiler AUDIENCE = compiler().build();

    private Checker() {}

    static CheckedCondition check(String text, Vocabulary vocabulary) {
        String normalised = WhiteSpace.normalised(text);
        List<Finding> findings = new ArrayList<>();
        if (normalised.isEmpty()) {
            findings.add(new Finding(0, "a condition must not be empty"));
            return CheckedCondition.wrong(normalised, vocabulary, findings);
        }
        if (text.length() > LONGEST) {
            findings.add(
                    new Finding(0, "the condition is too long: characters=" + text.length() + " limit=" + LONGEST));
            return CheckedCondition.wrong(normalised, vocabulary, findings);
        }
        CelCompiler compiler = compiler(vocabulary);
        CelValidationResult parsed = compiler.parse(text);
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
        CelValidationResult checked = compiler.check(tree);
        if (checked.hasError()) {
            return issues(checked, normalised, vocabulary);
        }
        return translated(tree(checked), text, normalised, vocabulary);
    }

    private static CheckedCondition translated(
            CelAbstractSyntaxTree tree, String text, String normalised, Vocabulary vocabulary) {
        if (tree.getResultType().kind() != CelKind.BOOL) {
            String found = CelTypes.words(tree.getResultType().name());
            return CheckedCondition.wrong(
                    normalised,
                    vocabulary,
                    List.of(new Finding(firstInk(text), "a condition is true or false: found=" + found)));
        }
        Translator translator = new Translator(tree, text, vocabulary);
        JavaCode code = translator.code();
        return translator.findings().isEmpty()
                ? new CheckedCondition(
                        normalised,
                        vocabulary,
                        translator.captures(),
                        translator.lookups(),
                        Demands.of(tree.getExpr()),
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

    private static CelCompiler compiler(Vocabulary vocabulary) {
        if (vocabulary.audience()) {
            return AUDIENCE;
        }
        CelCompilerBuilder builder = SCENARIO.toCompilerBuilder();
        vocabulary.earlier().forEach(step -> builder.addVar(step.name(), CelTypes.EVENT));
        return vocabulary.earlier().isEmpty() ? SCENARIO : builder.build();
    }

    /** All macros, so that the ones refused are recognised. */
    private static CelCompilerBuilder compiler() {
        return CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .setTypeProvider(CelTypes.PROVIDER)
                .addVar("profile", CelTypes.PROFILE)
                .addVar(Vocabulary.LOCAL, CelTypes.LOCAL)
                .addVar(Vocabulary.HANDSET, CelTypes.HANDSET)
                .addVar(Vocabulary.PREVIOUS_HANDSET, CelTypes.HANDSET)
                .addFunctionDeclarations(CelFunctionDecl.newFunctionDeclaration(
                        "inPlace",
                        CelOverloadDecl.newMemberOverload(
                                "text_in_place", SimpleType.BOOL, SimpleType.STRING, SimpleType.STRING)));
    }
}
