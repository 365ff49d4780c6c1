package org.opportune.language.condition;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.CelType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The types of a condition's parts. Conditions that differ in the values of their literals only have the same types, so
 * CEL's checker is asked once for all of them. Thread-safe.
 */
final class TypeCheck {
    private static final int SHAPES = 1_024;

    /** Characters of a shape that is kept: what is longer is a list of its own. */
    private static final int LONGEST_SHAPE = 4_096;

    private static final BoundedCache<String, Map<Long, CelType>> KNOWN = new BoundedCache<>(SHAPES);

    private TypeCheck() {}

    /**
     * One of the two.
     *
     * @param known by the ids of the parts; empty if they do not go together
     * @param wrong what CEL says about that; null if they do
     */
    record Types(Map<Long, CelType> known, @Nullable CelValidationResult wrong) {}

    /** @param tree parsed, in which {@link WordCheck} found nothing, so that every name has one type in all conditions */
    static Types of(CelAbstractSyntaxTree tree, Vocabulary vocabulary) {
        StringBuilder shape = new StringBuilder();
        write(tree.getExpr(), shape);
        boolean keep = shape.length() <= LONGEST_SHAPE;
        String key = keep ? shape.toString() : "";
        Map<Long, CelType> known = keep ? KNOWN.get(key) : null;
        if (known != null) {
            return new Types(known, null);
        }
        CelValidationResult checked = Cel.check(tree, vocabulary);
        if (checked.hasError()) {
            return new Types(Map.of(), checked);
        }
        Map<Long, CelType> types = types(checked);
        if (keep) {
            KNOWN.put(key, types);
        }
        return new Types(types, null);
    }

    private static Map<Long, CelType> types(CelValidationResult checked) {
        try {
            return checked.getAst().getTypeMap();
        } catch (CelValidationException e) {
            throw new IllegalStateException("asked for the tree of a condition with errors", e);
        }
    }

    /** Everything but the values of literals; with the ids, by which the types are found again. */
    private static void write(CelExpr expr, StringBuilder out) {
        out.append(expr.id());
        switch (expr.getKind()) {
            case CONSTANT -> out.append('#').append(letter(expr.constant()));
            case IDENT -> out.append('$').append(expr.ident().name());
            case SELECT -> {
                out.append(expr.select().testOnly() ? '?' : '.')
                        .append(expr.select().field());
                write(List.of(expr.select().operand()), out);
            }
            case CALL -> {
                out.append(expr.call().target().isPresent() ? '@' : '!')
                        .append(expr.call().function());
                expr.call().target().ifPresent(target -> write(target, out));
                write(expr.call().args(), out);
            }
            case LIST -> write(expr.list().elements(), out.append('&'));
            case NOT_SET, STRUCT, MAP, COMPREHENSION ->
                throw new IllegalArgumentException("refused before types: kind=" + expr.getKind());
        }
    }

    private static void write(List<CelExpr> parts, StringBuilder out) {
        out.append('(');
        parts.forEach(part -> write(part, out));
        out.append(')');
    }

    private static char letter(CelConstant constant) {
        return switch (constant.getKind()) {
            case STRING_VALUE -> 's';
            case INT64_VALUE -> 'i';
            case DOUBLE_VALUE -> 'd';
            case BOOLEAN_VALUE -> 'b';
            default -> throw new IllegalArgumentException("refused before types: constant=" + constant.getKind());
        };
    }
}
