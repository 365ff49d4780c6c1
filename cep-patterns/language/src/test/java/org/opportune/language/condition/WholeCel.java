package org.opportune.language.condition;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;

/** CEL with everything that it has, and the words of a condition behind a step called {@code call}. */
final class WholeCel {
    /** Id of the overload of {@code inPlace}, by which a runtime binds it. */
    static final String IN_PLACE = "text_in_place";

    /** The same of {@code inClass}. */
    static final String IN_CLASS = "text_in_class";

    static final CelCompiler COMPILER = CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(CelOptions.current()
                    .enableHeterogeneousNumericComparisons(false)
                    .build())
            .setStandardMacros(CelStandardMacro.HAS)
            .setTypeProvider(CelTypes.PROVIDER)
            .addVar("event", CelTypes.EVENT)
            .addVar("call", CelTypes.EVENT)
            .addVar("profile", CelTypes.PROFILE)
            .addVar("local", CelTypes.LOCAL)
            .addVar("handset", CelTypes.HANDSET)
            .addVar("previousHandset", CelTypes.HANDSET)
            .addFunctionDeclarations(CelFunctionDecl.newFunctionDeclaration(
                    "inPlace",
                    CelOverloadDecl.newMemberOverload(IN_PLACE, SimpleType.BOOL, SimpleType.STRING, SimpleType.STRING)))
            .addFunctionDeclarations(CelFunctionDecl.newFunctionDeclaration(
                    "inClass",
                    CelOverloadDecl.newMemberOverload(IN_CLASS, SimpleType.BOOL, SimpleType.STRING, SimpleType.STRING)))
            .build();

    private WholeCel() {}
}
