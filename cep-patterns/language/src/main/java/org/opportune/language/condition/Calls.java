package org.opportune.language.condition;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import org.opportune.language.condition.Code.Kind;
import org.opportune.model.Lookup;

/** Operators and functions of a condition as Java. One condition, one instance; not thread-safe. */
final class Calls {
    /** Literals in a list from which a hash set is quicker than looking at each. */
    private static final int FEW = 4;

    /** Characters of a pattern, and repetitions it may unroll to, at most. */
    private static final int PATTERN_LIMIT = 1_000;

    private static final java.util.regex.Pattern REPEAT = java.util.regex.Pattern.compile("\\{(\\d+)(?:,(\\d*))?}");

    private final Translator translator;
    private final Constants constants;
    private int temporaries;

    Calls(Translator translator, Constants constants) {
        this.translator = translator;
        this.constants = constants;
    }

    int temporaries() {
        return temporaries;
    }

    Code translate(CelExpr expr) {
        String function = expr.call().function();
        if (function.equals("@in") && expr.call().args().get(1).getKind() == CelExpr.ExprKind.Kind.LIST) {
            return inList(
                    expr,
                    translator.translate(expr.call().args().get(0)),
                    expr.call().args().get(1));
        }
        if (function.equals("matches")) {
            return matches(operands(expr));
        }
        List<Code> args = new ArrayList<>();
        operands(expr).forEach(operand -> args.add(translator.translate(operand)));
        if (args.stream().anyMatch(a -> a.kind() == Kind.WRONG)) {
            return Code.WRONG;
        }
        return operator(expr, function, args);
    }

    private static List<CelExpr> operands(CelExpr expr) {
        List<CelExpr> operands = new ArrayList<>();
        expr.call().target().ifPresent(operands::add);
        operands.addAll(expr.call().args());
        return operands;
    }

    private Code operator(CelExpr expr, String function, List<Code> args) {
        return switch (function) {
            case "_&&_" -> lazy("FALSE", "and", args);
            case "_||_" -> lazy("TRUE", "or", args);
            case "!_" -> truth("not", args);
            case "_==_" -> equal(expr, args);
            case "_!=_" -> {
                Code equal = equal(expr, args);
                yield equal.kind() == Kind.WRONG ? equal : truth("not", List.of(equal));
            }
            case "_<_" -> compare(expr, args, 0);
            case "_<=_" -> compare(expr, args, 1);
            case "_>_" -> compare(expr, args, 2);
            case "_>=_" -> compare(expr, args, 3);
            case "_?_:_" -> choose(args);
            case "startsWith", "endsWith" -> truth(function, args);
            case "contains" -> truth("holds", args);
            case "inPlace" -> named(expr, args, "a place", Lookup.PLACES);
            case "inClass" -> named(expr, args, "a class of numbers", Lookup.NUMBERS);
            case "size" -> new Code(Kind.INTEGER, "Values.size(" + list(args) + ")");
            case "@in" -> truth("contains", List.of(args.get(1), args.get(0)));
            case "_[_]" -> at(expr, args);
            default -> sum(expr, function, args);
        };
    }

    private static Code truth(String method, List<Code> args) {
        return Code.truth("Values." + method + "(" + list(args) + ")");
    }

    private static String list(List<Code> args) {
        return args.stream().map(Code::java).collect(Collectors.joining(", "));
    }

    /** Asks the right side only if the left does not settle it; CEL's absorption makes the order of no matter. */
    private Code lazy(String settling, String method, List<Code> args) {
        String t = temporary();
        return Code.truth("((" + t + " = " + args.get(0).java() + ") == Values." + settling + " ? Values." + settling
                + " : Values." + method + "(" + t + ", " + args.get(1).java() + "))");
    }

    private String temporary() {
        return "t" + temporaries++;
    }

    private Code equal(CelExpr expr, List<Code> args) {
        Kind kind = args.get(0).kind();
        if (kind == Kind.TRUTH) {
            return truth("same", args);
        }
        return kind.plain() ? truth("equal", args) : translator.refuse(expr, "comparing lists and maps");
    }

    private Code compare(CelExpr expr, List<Code> args, int sign) {
        return args.get(0).kind().plain()
                ? Code.truth("Values.compare(" + list(args) + ", " + sign + ")")
                : translator.refuse(expr, "which of two truths is less");
    }

    private Code choose(List<Code> args) {
        if (args.get(1).kind() != Kind.TRUTH) {
            return Code.cast(args.get(1).kind(), "Values.pick(" + list(args) + ")");
        }
        String t = temporary();
        return Code.truth("((" + t + " = " + args.get(0).java() + ") == Values.TRUE ? "
                + args.get(1).java() + " : " + t + " == Values.FALSE ? "
                + args.get(2).java() + " : Values.ABSENT)");
    }

    /** What belongs to something in a table. */
    private Code named(CelExpr expr, List<Code> args, String what, Lookup table) {
        String function = expr.call().function();
        if (operands(expr).get(1).getKind() != CelExpr.ExprKind.Kind.CONSTANT) {
            return translator.wrong(operands(expr).get(1), what + " is named by a literal: function=" + function);
        }
        translator.looksUp(table);
        return Code.truth("Values." + function + "(s, " + list(args) + ")");
    }

    private Code at(CelExpr expr, List<Code> args) {
        return args.get(0).kind() == Kind.MAP
                ? Code.cast(Kind.TEXT, "Values.at(" + list(args) + ")")
                : translator.refuse(expr, "an element of a list by number, the tags have no order");
    }

    private Code sum(CelExpr expr, String function, List<Code> args) {
        Kind kind = args.get(0).kind();
        String method = switch (function) {
            case "_+_" -> kind == Kind.TEXT ? "join" : "add";
            case "_-_" -> "subtract";
            case "_*_" -> "multiply";
            case "_/_" -> "divide";
            case "_%_" -> "modulo";
            case "-_" -> "negate";
            default -> "";
        };
        return method.isEmpty() || !kind.plain()
                ? translator.refuse(expr, function.replace("_", ""))
                : new Code(kind, "Arithmetic." + method + "(" + list(args) + ")");
    }

    private Code inList(CelExpr expr, Code value, CelExpr list) {
        List<CelExpr> elements = list.list().elements();
        if (value.kind() == Kind.WRONG) {
            return value;
        }
        if (!value.kind().plain()) {
            return translator.refuse(expr, "in with anything but a text or a number on its left");
        }
        for (CelExpr element : elements) {
            if (!translator
                    .type(element)
                    .equals(translator.type(expr.call().args().get(0)))) {
                return translator.wrong(element, "the list holds another type than what is looked for: operator=in");
            }
        }
        if (elements.stream().allMatch(e -> e.getKind() == CelExpr.ExprKind.Kind.CONSTANT)) {
            List<Object> literals =
                    elements.stream().map(e -> literal(e.constant())).toList();
            boolean few = literals.size() <= FEW || value.kind() == Kind.REAL;
            return few
                    ? Code.truth(
                            "Values.oneOf(" + value.java() + ", " + constants.add(literals.toArray(), "Object[]") + ")")
                    : Code.truth("Values.contains("
                            + constants.add(new HashSet<>(literals), "java.util.Collection") + ", " + value.java()
                            + ")");
        }
        List<Code> items = elements.stream().map(translator::translate).toList();
        return items.stream().anyMatch(i -> i.kind() == Kind.WRONG)
                ? Code.WRONG
                : Code.truth("Values.oneOf(" + value.java() + ", new Object[] {" + list(items) + "})");
    }

    private static Object literal(CelConstant constant) {
        return switch (constant.getKind()) {
            case STRING_VALUE -> constant.stringValue();
            case INT64_VALUE -> constant.int64Value();
            default -> constant.doubleValue();
        };
    }

    private Code matches(List<CelExpr> operands) {
        CelExpr pattern = operands.get(1);
        Code text = translator.translate(operands.get(0));
        if (pattern.getKind() != CelExpr.ExprKind.Kind.CONSTANT) {
            return translator.wrong(pattern, "a pattern is a literal: function=matches");
        }
        String regex = pattern.constant().stringValue();
        if (regex.length() > PATTERN_LIMIT || repetitions(regex) > PATTERN_LIMIT) {
            return translator.wrong(pattern, "the pattern is too large: limit=" + PATTERN_LIMIT);
        }
        try {
            String held = constants.add(Pattern.compile(regex), "com.google.re2j.Pattern");
            return text.kind() == Kind.WRONG ? text : Code.truth("Values.matches(" + text.java() + ", " + held + ")");
        } catch (PatternSyntaxException e) {
            return translator.wrong(pattern, "not a pattern: " + e.getDescription() + "=" + e.getPattern());
        }
    }

    /** Product of all counted repetitions: how often the innermost part is unrolled if they are nested. */
    private static long repetitions(String regex) {
        Matcher matcher = REPEAT.matcher(regex);
        double product = 1;
        while (matcher.find()) {
            String most = matcher.group(2) == null || matcher.group(2).isEmpty() ? matcher.group(1) : matcher.group(2);
            product *= Math.max(1, Double.parseDouble(most));
        }
        return (long) product;
    }
}
