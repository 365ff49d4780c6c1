package org.opportune.language.condition;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;

/** Where parts of a condition stand in its text, in code points. */
final class Offsets {
    private final CelAbstractSyntaxTree tree;
    private final String text;

    Offsets(CelAbstractSyntaxTree tree, String text) {
        this.tree = tree;
        this.text = text;
    }

    /** Where CEL says it stands: the operator of a call, the dot of a selection, else the beginning. */
    int of(CelExpr expr) {
        return tree.getSource().getPositionsMap().getOrDefault(expr.id(), 0);
    }

    /** The name of the function called. */
    int ofFunction(CelExpr call) {
        int around = text.offsetByCodePoints(0, of(call));
        int name = text.lastIndexOf(call.call().function(), around);
        int after = text.indexOf(call.call().function(), around);
        int at = name >= 0 ? name : after;
        return at < 0 ? of(call) : text.codePointCount(0, at);
    }

    /** The name of the field selected. */
    int ofField(CelExpr select) {
        int operand = text.offsetByCodePoints(0, of(select.select().operand()));
        int dot = text.indexOf('.', operand);
        int at = dot < 0 ? -1 : text.indexOf(select.select().field(), dot);
        return at < 0 ? of(select) : text.codePointCount(0, at);
    }
}
