package org.opportune.language.condition;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.CelType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.opportune.language.condition.CheckedCondition.Capture;
import org.opportune.language.condition.CheckedCondition.DataRead;
import org.opportune.language.condition.Code.Kind;
import org.opportune.model.Demand;
import org.opportune.model.EventField;
import org.opportune.model.FieldType;
import org.opportune.model.HandsetField;
import org.opportune.model.LocalField;
import org.opportune.model.Lookup;
import org.opportune.model.PersonalData;
import org.opportune.model.ProfileField;
import org.opportune.schemas.fact.DataCategory;

/** Checked tree to Java. One condition, one instance; not thread-safe. */
final class Translator {
    /** Operations at most: the generated method stays one that the JIT compiles. */
    private static final int LARGEST = 500;

    private final CelExpr whole;
    private final Map<Long, CelType> types;
    private final Offsets offsets;
    private final Vocabulary vocabulary;
    private final Constants constants = new Constants();
    private final Calls calls = new Calls(this, constants);
    private final Set<Capture> captures = new HashSet<>();
    private final Set<Lookup> lookups = EnumSet.noneOf(Lookup.class);
    private final List<DataRead> reads = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private int operations;

    /** @param types of the tree's parts, by their ids */
    Translator(CelAbstractSyntaxTree tree, Map<Long, CelType> types, String text, Vocabulary vocabulary) {
        this.whole = tree.getExpr();
        this.types = types;
        this.offsets = new Offsets(tree, text);
        this.vocabulary = vocabulary;
    }

    JavaCode code() {
        Code code = translate(whole);
        if (operations > LARGEST) {
            findings.add(new Finding(0, "the condition is too large: operations=" + operations + " limit=" + LARGEST));
        }
        return new JavaCode(code.java(), constants.values(), constants.types(), calls.temporaries());
    }

    Set<Capture> captures() {
        return captures;
    }

    Set<Lookup> lookups() {
        return lookups;
    }

    void looksUp(Lookup lookup) {
        lookups.add(lookup);
    }

    List<DataRead> reads() {
        return reads.stream().sorted(Comparator.comparingInt(DataRead::offset)).toList();
    }

    private void note(CelExpr select, @Nullable DataCategory category) {
        if (category != null) {
            CelExpr root = select.select().operand();
            String name = root.ident().name() + '.' + select.select().field();
            reads.add(new DataRead(offsets.of(root), name, category));
        }
    }

    List<Finding> findings() {
        return findings;
    }

    Code translate(CelExpr expr) {
        operations++;
        return switch (expr.getKind()) {
            case CONSTANT -> constant(expr.constant());
            case SELECT -> select(expr);
            case CALL -> calls.translate(expr);
            case LIST -> refuse(expr, "a list anywhere but after in");
            case IDENT, MAP, STRUCT, COMPREHENSION, NOT_SET ->
                refuse(expr, expr.getKind().name());
        };
    }

    CelType type(CelExpr expr) {
        return Objects.requireNonNull(types.get(expr.id()), "a checked part has a type");
    }

    /** The type of the whole. */
    CelType type() {
        return type(whole);
    }

    List<Demand> demands() {
        return Demands.of(whole);
    }

    Code refuse(CelExpr expr, String what) {
        return wrong(offsets.of(expr), "not supported here: " + what);
    }

    Code wrong(CelExpr expr, String rule) {
        return wrong(offsets.of(expr), rule);
    }

    private Code wrong(int offset, String rule) {
        findings.add(new Finding(offset, rule));
        return Code.WRONG;
    }

    private Code constant(CelConstant constant) {
        return switch (constant.getKind()) {
            case BOOLEAN_VALUE -> Code.truth(constant.booleanValue() ? "Values.TRUE" : "Values.FALSE");
            case STRING_VALUE -> held(Kind.TEXT, constant.stringValue());
            case INT64_VALUE -> held(Kind.INTEGER, constant.int64Value());
            default -> held(Kind.REAL, constant.doubleValue());
        };
    }

    private Code held(Kind kind, Object value) {
        return new Code(kind, constants.add(value, kind.javaType()));
    }

    private Code select(CelExpr expr) {
        CelExpr operand = expr.select().operand();
        if (operand.getKind() == CelExpr.ExprKind.Kind.IDENT) {
            return field(expr, operand.ident().name());
        }
        Code map = translate(operand);
        if (map.kind() == Kind.WRONG) {
            return map;
        }
        String key = constants.add(expr.select().field(), "String");
        return expr.select().testOnly()
                ? Code.truth("Values.hasKey(" + map.java() + ", " + key + ")")
                : Code.cast(Kind.TEXT, "Values.at(" + map.java() + ", " + key + ")");
    }

    private Code field(CelExpr expr, String root) {
        String name = expr.select().field();
        if (root.equals("profile")) {
            looksUp(Lookup.PROFILE);
            ProfileField field = CelTypes.profileField(name).orElseThrow();
            note(expr, PersonalData.of(field));
            return read(expr, "s.profile(ProfileField." + field.name() + ")", field.type());
        }
        if (root.equals(Vocabulary.HANDSET) || root.equals(Vocabulary.PREVIOUS_HANDSET)) {
            looksUp(Lookup.HANDSET);
            HandsetField field = CelTypes.handsetField(name).orElseThrow();
            note(expr, DataCategory.PROFILE);
            String door = root.equals(Vocabulary.HANDSET) ? "handset" : "previousHandset";
            return read(expr, "s." + door + "(HandsetField." + field.name() + ")", field.type());
        }
        if (root.equals(Vocabulary.LOCAL)) {
            looksUp(Lookup.LOCAL);
            LocalField field = CelTypes.localField(name).orElseThrow();
            return read(expr, "s.local(LocalField." + field.name() + ")", field.type());
        }
        EventField field = CelTypes.eventField(name).orElseThrow();
        note(expr, PersonalData.of(field));
        int step = vocabulary.indexOf(root);
        if (step < 0) {
            return read(expr, "Values.read(e, EventField." + field.name() + ")", field.type());
        }
        if (field.type() == FieldType.TEXT_MAP) {
            return wrong(offsets.ofField(expr), "not supported here: " + name + " of an earlier step");
        }
        captures.add(new Capture(step, field));
        return read(expr, "s.captured(" + step + ", EventField." + field.name() + ")", field.type());
    }

    private static Code read(CelExpr expr, String java, FieldType type) {
        return expr.select().testOnly() ? Code.truth("Values.has(" + java + ")") : Code.cast(Kind.of(type), java);
    }
}
