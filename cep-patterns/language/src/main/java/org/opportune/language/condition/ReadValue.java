package org.opportune.language.condition;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelValidationException;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.opportune.model.Asked.Read;
import org.opportune.model.EventField;
import org.opportune.model.Scope;
import org.opportune.schemas.Masked;
import org.opportune.schemas.event.Event;

/**
 * Something that a condition reads, by its name, and how it is read of what the condition saw.
 *
 * @param shown whether its value may be shown whole
 */
record ReadValue(String name, boolean shown, Function<Scope, @Nullable Object> value) {
    private static final String ABSENT = "absent";

    /** Everything that a right condition reads, each once and in the order of the text. */
    static Collection<ReadValue> of(String text, Vocabulary vocabulary) {
        Map<String, ReadValue> found = new LinkedHashMap<>();
        walk(tree(text).getExpr(), vocabulary, found);
        return found.values();
    }

    /** What it is now. */
    Read read(Scope scope) {
        Object now = value.apply(scope);
        return new Read(name, now == null ? ABSENT : shown ? words(now) : Masked.digits(words(now)));
    }

    private static String words(Object value) {
        return value instanceof Collection<?> several ? new TreeSet<>(several).toString() : String.valueOf(value);
    }

    private static void walk(CelExpr expr, Vocabulary vocabulary, Map<String, ReadValue> found) {
        switch (expr.getKind()) {
            case SELECT -> select(expr, vocabulary, found);
            case CALL -> {
                expr.call().target().ifPresent(target -> walk(target, vocabulary, found));
                if (!entry(expr, vocabulary, found)) {
                    expr.call().args().forEach(arg -> walk(arg, vocabulary, found));
                }
            }
            case LIST -> expr.list().elements().forEach(element -> walk(element, vocabulary, found));
            case CONSTANT, IDENT, MAP, STRUCT, COMPREHENSION, NOT_SET -> {}
        }
    }

    private static void select(CelExpr expr, Vocabulary vocabulary, Map<String, ReadValue> found) {
        CelExpr operand = expr.select().operand();
        String field = expr.select().field();
        if (operand.getKind() == Kind.IDENT) {
            add(of(operand.ident().name(), field, vocabulary), found);
        } else if (isField(operand)) {
            add(under(operand, field, vocabulary), found);
        } else {
            walk(operand, vocabulary, found);
        }
    }

    /** True of {@code event.attributes["brand"]}. */
    private static boolean entry(CelExpr call, Vocabulary vocabulary, Map<String, ReadValue> found) {
        List<CelExpr> args = call.call().args();
        boolean named = call.call().function().equals("_[_]")
                && args.size() == 2
                && isField(args.get(0))
                && args.get(1).getKind() == Kind.CONSTANT
                && args.get(1).constant().getKind() == CelConstant.Kind.STRING_VALUE;
        if (named) {
            add(under(args.get(0), args.get(1).constant().stringValue(), vocabulary), found);
        }
        return named;
    }

    private static boolean isField(CelExpr expr) {
        return expr.getKind() == Kind.SELECT && expr.select().operand().getKind() == Kind.IDENT;
    }

    private static ReadValue under(CelExpr field, String key, Vocabulary vocabulary) {
        ReadValue map =
                of(field.select().operand().ident().name(), field.select().field(), vocabulary);
        return new ReadValue(
                map.name() + "[\"" + key + "\"]",
                map.shown(),
                scope -> map.value().apply(scope) instanceof Map<?, ?> values ? values.get(key) : null);
    }

    private static void add(ReadValue read, Map<String, ReadValue> found) {
        found.putIfAbsent(read.name(), read);
    }

    private static ReadValue of(String root, String field, Vocabulary vocabulary) {
        String name = root + '.' + field;
        return switch (root) {
            case "profile" -> {
                var known = CelTypes.profileField(field).orElseThrow();
                yield new ReadValue(name, true, scope -> scope.profile(known));
            }
            case Vocabulary.LOCAL -> {
                var known = CelTypes.localField(field).orElseThrow();
                yield new ReadValue(name, true, scope -> scope.local(known));
            }
            case Vocabulary.HANDSET -> {
                var known = CelTypes.handsetField(field).orElseThrow();
                yield new ReadValue(name, true, scope -> scope.handset(known));
            }
            case Vocabulary.PREVIOUS_HANDSET -> {
                var known = CelTypes.handsetField(field).orElseThrow();
                yield new ReadValue(name, true, scope -> scope.previousHandset(known));
            }
            default -> ofEvent(name, root, CelTypes.eventField(field).orElseThrow(), vocabulary);
        };
    }

    private static ReadValue ofEvent(String name, String root, EventField field, Vocabulary vocabulary) {
        int slot = vocabulary.indexOf(root);
        boolean shown = field != EventField.COUNTERPART;
        return new ReadValue(name, shown, scope -> {
            if (slot >= 0) {
                return scope.captured(slot, field);
            }
            Event event = scope.event();
            return event == null ? null : field.read(event);
        });
    }

    private static CelAbstractSyntaxTree tree(String text) {
        try {
            return Cel.parse(text).getAst();
        } catch (CelValidationException e) {
            throw new IllegalArgumentException("a condition that was checked cannot be parsed", e);
        }
    }
}
