package org.opportune.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.lang.reflect.Method;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A law test that cannot see faults is no test: one fault at a time is planted into the engine's source, and the oracle
 * must find it.
 */
final class PlantedFaultsTest {
    private static final Path SOURCES = Path.of("src", "main", "java", "org", "opportune", "engine");
    private static final String PACKAGE = "org.opportune.engine.";
    private static final int SEEDS = 20_000;

    /** In the file, this becomes that. */
    record Fault(String name, String file, String was, String becomes) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Fault> faults() {
        return Faults.ALL;
    }

    @TempDir
    Path classes;

    @ParameterizedTest
    @MethodSource("faults")
    void shouldBeFound(Fault fault) throws Exception {
        String source = Files.readString(SOURCES.resolve(fault.file() + ".java"));
        assertThat(source.split(Pattern.quote(fault.was()), -1))
                .as("places in " + fault.file() + " that read: " + fault.was())
                .hasSize(2);
        compile(fault.file(), source.replace(fault.was(), fault.becomes()));
        assertThat(difference()).as("what the oracle sees").isNotNull();
    }

    @Test
    void shouldFindNothingWithoutAFault() throws Exception {
        compile("Track", Files.readString(SOURCES.resolve("Track.java")));
        assertThat(difference(300)).isNull();
    }

    @Test
    void shouldBeManyFaults() {
        assertThat(Faults.ALL).hasSizeGreaterThanOrEqualTo(20);
        assertThat(Faults.ALL).extracting(Fault::name).doesNotHaveDuplicates();
    }

    private String difference() throws Exception {
        return difference(SEEDS);
    }

    private String difference(int seeds) throws Exception {
        ClassLoader faulty = new Faulty(classes, getClass().getClassLoader());
        Method oracle =
                faulty.loadClass(PACKAGE + "Oracle").getDeclaredMethod("firstDifference", long.class, int.class);
        oracle.setAccessible(true);
        return (String) oracle.invoke(null, 1L, seeds);
    }

    private void compile(String name, String text) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        JavaFileObject source =
                new SimpleJavaFileObject(URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return text;
                    }
                };
        StringWriter said = new StringWriter();
        List<String> options = List.of(
                "-proc:none", "-nowarn", "-d", classes.toString(), "-cp", System.getProperty("java.class.path"));
        boolean done = compiler.getTask(said, null, null, options, null, List.of(source))
                .call();
        assertThat(done).as(said.toString()).isTrue();
    }

    /** Loads this package anew, with what was compiled in place of the engine's own. */
    private static final class Faulty extends ClassLoader {
        private final Path classes;

        Faulty(Path classes, ClassLoader parent) {
            super(parent);
            this.classes = classes;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                if (loaded != null || !name.startsWith(PACKAGE)) {
                    return loaded != null ? loaded : super.loadClass(name, resolve);
                }
                byte[] octets = octets(name.replace('.', '/') + ".class");
                return defineClass(name, octets, 0, octets.length);
            }
        }

        private byte[] octets(String path) throws ClassNotFoundException {
            Path compiled = classes.resolve(path);
            try (InputStream in = Files.exists(compiled)
                    ? Files.newInputStream(compiled)
                    : getParent().getResourceAsStream(path)) {
                if (in == null) {
                    throw new ClassNotFoundException(path);
                }
                return in.readAllBytes();
            } catch (IOException e) {
                throw new ClassNotFoundException(path, e);
            }
        }
    }
}
