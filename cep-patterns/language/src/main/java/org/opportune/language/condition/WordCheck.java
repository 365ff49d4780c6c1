package org.opportune.language.condition;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.opportune.model.EventField;
import org.opportune.model.HandsetField;
import org.opportune.model.LocalField;
import org.opportune.model.ProfileField;

/** Before types: does a condition use only words and constructs that exist here? */
final class WordCheck {
    private static final Set<String> FUNCTIONS =
            Set.of("startsWith", "endsWith", "contains", "matches", "size", "inPlace", "inClass", "has");

    private static final Set<String> OPERATORS = Set.of(
            "_==_", "_!=_", "_<_", "_<=_", "_>_", "_>=_", "@in", "_&&_", "_||_", "!_", "_?_:_", "_+_", "_-_", "_*_",
            "_/_", "_%_", "-_", "_[_]");

    private final Offsets offsets;
    private final Vocabulary vocabulary;
    private final List<Finding> findings = new ArrayList<>();

    private WordCheck(CelAbstractSyntaxTree tree, String text, Vocabulary vocabulary) {
        this.offsets = new Offsets(tree, text);
        this.vocabulary = vocabulary;
    }

    /** True if conditions may say the function or operator with this name. */
    static boolean allows(String function) {
        return OPERATORS.contains(function) || FUNCTIONS.contains(function);
    }

    static List<Finding> findings(CelAbstractSyntaxTree tree, String text, Vocabulary vocabulary) {
        WordCheck check = new WordCheck(tree, text, vocabulary);
        check.walk(tree.getExpr());
        return check.findings;
    }

    private void walk(CelExpr expr) {
        switch (expr.getKind()) {
            case CONSTANT -> constant(expr);
            case IDENT -> root(expr, false);
            case SELECT -> select(expr);
            case CALL -> call(expr);
            case LIST -> list(expr);
            case MAP -> unsupported(expr, "a map");
            case STRUCT ->
                unsupported(expr, "making a value of type " + expr.struct().messageName());
            case COMPREHENSION -> unsupported(expr, "exists, all, map and filter");
            case NOT_SET -> unsupported(expr, "nothing");
        }
    }

    private void unsupported(CelExpr expr, String what) {
        findings.add(new Finding(offsets.of(expr), "not supported here: " + what));
    }

    private void constant(CelExpr expr) {
        CelConstant.Kind kind = expr.constant().getKind();
        if (!Set.of(
                        CelConstant.Kind.BOOLEAN_VALUE,
                        CelConstant.Kind.INT64_VALUE,
                        CelConstant.Kind.DOUBLE_VALUE,
                        CelConstant.Kind.STRING_VALUE)
                .contains(kind)) {
            Map<CelConstant.Kind, String> names = Map.of(
                    CelConstant.Kind.NULL_VALUE, "null, ask has(...)",
                    CelConstant.Kind.UINT64_VALUE, "unsigned numbers",
                    CelConstant.Kind.BYTES_VALUE, "bytes");
            unsupported(expr, names.getOrDefault(kind, "this constant"));
        }
    }

    private void list(CelExpr expr) {
        if (!expr.list().optionalIndices().isEmpty()) {
            unsupported(expr, "optional elements");
        }
        expr.list().elements().forEach(this::walk);
    }

    private void call(CelExpr expr) {
        String function = expr.call().function();
        if (!allows(function)) {
            Set<String> known = new TreeSet<>(FUNCTIONS);
            findings.add(new Finding(
                    offsets.ofFunction(expr),
                    "unknown function: function=" + function + Suggest.hint(function, known)));
        }
        expr.call().target().ifPresent(this::walk);
        expr.call().args().forEach(this::walk);
    }

    private void select(CelExpr expr) {
        CelExpr operand = expr.select().operand();
        if (operand.getKind() != CelExpr.ExprKind.Kind.IDENT) {
            walk(operand);
            return;
        }
        String root = operand.ident().name();
        if (root(operand, true)) {
            String field = expr.select().field();
            if (!has(root, field)) {
                unknownField(expr, root, field);
            }
        }
    }

    private void unknownField(CelExpr expr, String root, String field) {
        boolean cold = root.equals("profile") && CelTypes.profileField(field).isPresent();
        String whose =
                vocabulary.audience() ? "an audience is asked when nothing changes" : "only an audience may read this";
        String rule = cold
                ? whose + ": field=profile." + field
                : "unknown field: field=" + root + '.' + field + Suggest.hint(field, fields(root));
        findings.add(new Finding(offsets.ofField(expr), rule));
    }

    /** True if the word is known; else a finding is added. */
    private boolean root(CelExpr ident, boolean dotted) {
        String name = ident.ident().name();
        int step = vocabulary.indexOf(name);
        boolean known = vocabulary.roots().contains(name);
        if (known && dotted) {
            return true;
        }
        String rule;
        if (known) {
            rule = "not a value, read one of its fields: name=" + name;
        } else if (step >= 0) {
            rule = "the step waits for nothing to happen, so it has no fields: step=" + name;
        } else if (name.equals(Vocabulary.PREVIOUS_HANDSET)) {
            rule = "only a step in which handsets change has one before: name=" + name;
        } else if (name.equals("event") || name.equals(Vocabulary.LOCAL)) {
            rule = "an audience may read the profile only: name=" + name;
        } else {
            rule = "unknown name: name=" + name + Suggest.hint(name, vocabulary.roots());
        }
        findings.add(new Finding(offsets.of(ident), rule));
        return false;
    }

    private boolean has(String root, String field) {
        return switch (root) {
            case "profile" ->
                CelTypes.profileField(field).filter(vocabulary::allows).isPresent();
            case Vocabulary.LOCAL -> CelTypes.localField(field).isPresent();
            case Vocabulary.HANDSET, Vocabulary.PREVIOUS_HANDSET ->
                CelTypes.handsetField(field).isPresent();
            default -> CelTypes.eventField(field).isPresent();
        };
    }

    private List<String> fields(String root) {
        return switch (root) {
            case "profile" -> profileFields();
            case Vocabulary.LOCAL ->
                Arrays.stream(LocalField.values()).map(LocalField::fieldName).toList();
            case Vocabulary.HANDSET, Vocabulary.PREVIOUS_HANDSET ->
                Arrays.stream(HandsetField.values())
                        .map(HandsetField::fieldName)
                        .toList();
            default -> eventFields();
        };
    }

    private static List<String> eventFields() {
        return Arrays.stream(EventField.values()).map(EventField::fieldName).toList();
    }

    private List<String> profileFields() {
        return Arrays.stream(ProfileField.values())
                .filter(vocabulary::allows)
                .map(ProfileField::fieldName)
                .toList();
    }
}
