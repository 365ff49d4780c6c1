package org.opportune.language.condition;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.opportune.model.Demand;
import org.opportune.model.Demand.By;
import org.opportune.model.EventField;

/**
 * What a checked condition demands of the event: {@code ==} and {@code in} with literals, {@code inPlace} and
 * {@code inClass}. Where both
 * sides of {@code &&} may be FALSE either makes the whole FALSE, so it demands what any side demands; {@code ||} what both
 * sides demand of the same field. Everything else demands nothing. Stateless.
 */
final class Demands {
    private Demands() {}

    /** At most one for a field and a way to ask it. */
    static List<Demand> of(CelExpr expr) {
        if (expr.getKind() != Kind.CALL) {
            return List.of();
        }
        List<CelExpr> args = expr.call().args();
        return switch (expr.call().function()) {
            case "_&&_" -> either(of(args.get(0)), of(args.get(1)));
            case "_||_" -> both(of(args.get(0)), of(args.get(1)));
            case "_==_" -> equality(args.get(0), args.get(1));
            case "@in" -> membership(args.get(0), args.get(1));
            case "inPlace" ->
                expr.call().target().map(t -> demand(t, By.PLACE, args)).orElse(List.of());
            case "inClass" ->
                expr.call().target().map(t -> demand(t, By.CLASS, args)).orElse(List.of());
            default -> List.of();
        };
    }

    private static List<Demand> either(List<Demand> left, List<Demand> right) {
        List<Demand> demands = new ArrayList<>(left);
        for (Demand demand : right) {
            Demand same = same(demand, left);
            if (same == null) {
                demands.add(demand);
            } else if (demand.oneOf().size() < same.oneOf().size()) {
                demands.set(demands.indexOf(same), demand);
            }
        }
        return demands;
    }

    private static List<Demand> both(List<Demand> left, List<Demand> right) {
        List<Demand> demands = new ArrayList<>();
        for (Demand demand : left) {
            Demand same = same(demand, right);
            if (same != null) {
                Set<Object> oneOf = new HashSet<>(demand.oneOf());
                oneOf.addAll(same.oneOf());
                demands.add(new Demand(demand.field(), demand.by(), oneOf));
            }
        }
        return demands;
    }

    private static @Nullable Demand same(Demand demand, List<Demand> among) {
        return among.stream()
                .filter(d -> d.field() == demand.field() && d.by() == demand.by())
                .findFirst()
                .orElse(null);
    }

    private static List<Demand> equality(CelExpr left, CelExpr right) {
        return left.getKind() == Kind.CONSTANT
                ? demand(right, By.VALUE, List.of(left))
                : demand(left, By.VALUE, List.of(right));
    }

    private static List<Demand> membership(CelExpr value, CelExpr list) {
        return list.getKind() == Kind.LIST ? demand(value, By.VALUE, list.list().elements()) : List.of();
    }

    private static List<Demand> demand(CelExpr value, By by, List<CelExpr> wanted) {
        Optional<EventField> field = field(value);
        Set<Object> oneOf = new HashSet<>();
        for (CelExpr one : wanted) {
            literal(one).ifPresent(oneOf::add);
        }
        boolean known = field.isPresent()
                && !wanted.isEmpty()
                && wanted.stream().allMatch(w -> literal(w).isPresent());
        return known ? List.of(new Demand(field.get(), by, oneOf)) : List.of();
    }

    /** The field of the event in hand that the expression reads. */
    private static Optional<EventField> field(CelExpr expr) {
        boolean reads = expr.getKind() == Kind.SELECT && !expr.select().testOnly();
        CelExpr of = reads ? expr.select().operand() : expr;
        return reads && of.getKind() == Kind.IDENT && of.ident().name().equals("event")
                ? CelTypes.eventField(expr.select().field())
                : Optional.empty();
    }

    /** Texts and whole numbers, as fields of the event have them. */
    private static Optional<Object> literal(CelExpr expr) {
        if (expr.getKind() != Kind.CONSTANT) {
            return Optional.empty();
        }
        CelConstant constant = expr.constant();
        return switch (constant.getKind()) {
            case STRING_VALUE -> Optional.of(constant.stringValue());
            case INT64_VALUE -> Optional.of(constant.int64Value());
            default -> Optional.empty();
        };
    }
}
