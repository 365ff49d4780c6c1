package org.opportune.language.condition;

import java.util.ArrayList;
import java.util.List;
import org.codehaus.commons.compiler.CompileException;
import org.codehaus.janino.SimpleCompiler;
import org.opportune.model.Predicate;

/** Java source to predicates. Stateless, thread-safe. */
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

    /** One predicate for each, in the same order. */
    static List<Predicate> compile(List<JavaCode> codes) {
        List<Predicate> predicates = new ArrayList<>(codes.size());
        for (int from = 0; from < codes.size(); from += BATCH) {
            predicates.addAll(batch(codes.subList(from, Math.min(codes.size(), from + BATCH))));
        }
        return predicates;
    }

    private static List<Predicate> batch(List<JavaCode> codes) {
        StringBuilder source = new StringBuilder(HEAD);
        for (int i = 0; i < codes.size(); i++) {
            write("C" + i, codes.get(i), source);
        }
        SimpleCompiler compiler = new SimpleCompiler();
        // The loader that sees this room sees all that the source names, child-first loaders of Flink included.
        compiler.setParentClassLoader(BatchCompiler.class.getClassLoader());
        try {
            compiler.cook(source.toString());
            List<Predicate> predicates = new ArrayList<>(codes.size());
            for (int i = 0; i < codes.size(); i++) {
                predicates.add(instance(compiler.getClassLoader(), "C" + i, codes.get(i)));
            }
            return predicates;
        } catch (CompileException | ReflectiveOperationException e) {
            throw new IllegalStateException("generated source must compile: conditions=" + codes.size(), e);
        }
    }

    private static Predicate instance(ClassLoader loader, String name, JavaCode code)
            throws ReflectiveOperationException {
        Object[] constants = code.constants().toArray();
        return loader.loadClass("org.opportune.language.condition.generated." + name)
                .asSubclass(Predicate.class)
                .getConstructor(Object[].class)
                .newInstance((Object) constants);
    }

    private static void write(String name, JavaCode code, StringBuilder out) {
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
