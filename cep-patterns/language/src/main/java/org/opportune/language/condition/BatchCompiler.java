package org.opportune.language.condition;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.codehaus.commons.compiler.CompileException;
import org.codehaus.janino.SimpleCompiler;
import org.opportune.model.Predicate;

/**
 * Java source to predicates. Conditions that differ in their literals only are instances of one class, for literals are
 * no part of the source: of a thousand scenarios made from one text there is one class. Thread-safe.
 */
final class BatchCompiler {
    /** Classes of one compilation: enough to spread its fixed cost, few enough for the parser. */
    private static final int BATCH = 200;

    private static final String HEAD = """
            package org.opportune.language.condition.generated;
            import org.opportune.language.condition.Arithmetic;
            import org.opportune.language.condition.Values;
            import org.opportune.model.EventField;
            import org.opportune.model.HandsetField;
            import org.opportune.model.LocalField;
            import org.opportune.model.Predicate;
            import org.opportune.model.ProfileField;
            import org.opportune.model.Scope;
            import org.opportune.schemas.event.Event;
            """;

    private BatchCompiler() {}

    /** What the source of a condition is made of. */
    private record Shape(String expression, List<String> types, int temporaries) {
        static Shape of(JavaCode code) {
            return new Shape(code.expression(), code.types(), code.temporaries());
        }
    }

    private static final WeakCache<Shape, Class<? extends Predicate>> CLASSES = new WeakCache<>();

    /** One predicate for each, in the same order. */
    static List<Predicate> compile(List<JavaCode> codes) {
        Map<Shape, Class<? extends Predicate>> classes = new HashMap<>();
        Set<Shape> missing = new LinkedHashSet<>();
        for (JavaCode code : codes) {
            Shape shape = Shape.of(code);
            Class<? extends Predicate> known = CLASSES.get(shape);
            if (known == null) {
                missing.add(shape);
            } else {
                classes.put(shape, known);
            }
        }
        List<Shape> shapes = List.copyOf(missing);
        for (int from = 0; from < shapes.size(); from += BATCH) {
            batch(shapes.subList(from, Math.min(shapes.size(), from + BATCH)), classes);
        }
        return codes.stream()
                .map(code -> instance(Objects.requireNonNull(classes.get(Shape.of(code))), code))
                .toList();
    }

    private static void batch(List<Shape> shapes, Map<Shape, Class<? extends Predicate>> into) {
        StringBuilder source = new StringBuilder(HEAD);
        for (int i = 0; i < shapes.size(); i++) {
            write("C" + i, shapes.get(i), source);
        }
        SimpleCompiler compiler = new SimpleCompiler();
        // The loader that sees this room sees all that the source names, child-first loaders of Flink included.
        compiler.setParentClassLoader(BatchCompiler.class.getClassLoader());
        try {
            compiler.cook(source.toString());
            for (int i = 0; i < shapes.size(); i++) {
                Class<? extends Predicate> compiled = compiler.getClassLoader()
                        .loadClass("org.opportune.language.condition.generated.C" + i)
                        .asSubclass(Predicate.class);
                into.put(shapes.get(i), CLASSES.put(shapes.get(i), compiled));
            }
        } catch (CompileException | ClassNotFoundException e) {
            throw new IllegalStateException("generated source must compile: conditions=" + shapes.size(), e);
        }
    }

    private static Predicate instance(Class<? extends Predicate> compiled, JavaCode code) {
        try {
            return compiled.getConstructor(Object[].class)
                    .newInstance((Object) code.constants().toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a generated class takes its literals: " + code.types(), e);
        }
    }

    private static void write(String name, Shape code, StringBuilder out) {
        out.append("public final class ").append(name).append(" implements Predicate {\n");
        for (int i = 0; i < code.types().size(); i++) {
            out.append("private final ")
                    .append(code.types().get(i))
                    .append(" c")
                    .append(i)
                    .append(";\n");
        }
        out.append("public ").append(name).append("(Object[] c) {\n");
        for (int i = 0; i < code.types().size(); i++) {
            out.append("c")
                    .append(i)
                    .append(" = (")
                    .append(code.types().get(i))
                    .append(") c[")
                    .append(i)
                    .append("];\n");
        }
        out.append("}\npublic Predicate.Truth ask(Scope s) {\nEvent e = s.event();\n");
        for (int i = 0; i < code.temporaries(); i++) {
            out.append("int t").append(i).append(" = 0;\n");
        }
        out.append("return Values.truth(").append(code.expression()).append(");\n}\n}\n");
    }
}
