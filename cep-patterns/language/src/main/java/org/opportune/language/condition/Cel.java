package org.opportune.language.condition;

import dev.cel.checker.CelStandardDeclarations;
import dev.cel.checker.CelStandardDeclarations.StandardFunction.Overload.Comparison;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import java.util.List;
import org.opportune.language.condition.Vocabulary.EarlierStep;

/**
 * CEL's parser and type checker, told what exists here and nothing else: the checker puts all that it was told into a new
 * environment for each condition. Thread-safe.
 */
final class Cel {
    /** Characters of a condition at most; long lists of cells fit. */
    static final int LONGEST = 32_768;

    private static final CelOptions OPTIONS = CelOptions.current()
            .maxExpressionCodePointSize(LONGEST)
            .maxParseRecursionDepth(60)
            .enableHeterogeneousNumericComparisons(false)
            .build();

    /** What is not here could not be said: {@link WordCheck} comes before types. */
    private static final CelStandardDeclarations DECLARED = CelStandardDeclarations.newBuilder()
            .filterFunctions((function, overload) ->
                    WordCheck.allows(function.functionDecl().name())
                            && !(overload instanceof Comparison comparison && comparison.isHeterogeneousComparison()))
            .build();

    /** Of a first step and of an audience; {@link WordCheck} knows which of the names each may say. */
    private static final CelCompiler FIRST = compiler();

    private static final BoundedCache<List<EarlierStep>, CelCompiler> COMPILERS = new BoundedCache<>(256);

    private Cel() {}

    static CelValidationResult parse(String text) {
        return FIRST.parse(text);
    }

    /** @param tree parsed, in the words of the vocabulary */
    static CelValidationResult check(CelAbstractSyntaxTree tree, Vocabulary vocabulary) {
        List<EarlierStep> earlier = vocabulary.earlier();
        CelCompiler compiler = earlier.isEmpty() ? FIRST : COMPILERS.get(earlier, Cel::compiler);
        return compiler.check(tree);
    }

    private static CelCompiler compiler(List<EarlierStep> earlier) {
        CelCompilerBuilder builder = FIRST.toCompilerBuilder();
        earlier.forEach(step -> builder.addVar(step.name(), CelTypes.EVENT));
        return builder.build();
    }

    /** All macros, so that the ones refused are recognised. */
    private static CelCompiler compiler() {
        return CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .setStandardEnvironmentEnabled(false)
                .setStandardDeclarations(DECLARED)
                .setTypeProvider(CelTypes.PROVIDER)
                .addVar("event", CelTypes.EVENT)
                .addVar("profile", CelTypes.PROFILE)
                .addVar(Vocabulary.LOCAL, CelTypes.LOCAL)
                .addVar(Vocabulary.HANDSET, CelTypes.HANDSET)
                .addVar(Vocabulary.PREVIOUS_HANDSET, CelTypes.HANDSET)
                .addFunctionDeclarations(CelFunctionDecl.newFunctionDeclaration(
                        "inPlace",
                        CelOverloadDecl.newMemberOverload(
                                "text_in_place", SimpleType.BOOL, SimpleType.STRING, SimpleType.STRING)))
                .addFunctionDeclarations(CelFunctionDecl.newFunctionDeclaration(
                        "inClass",
                        CelOverloadDecl.newMemberOverload(
                                "text_in_class", SimpleType.BOOL, SimpleType.STRING, SimpleType.STRING)))
                .build();
    }
}
