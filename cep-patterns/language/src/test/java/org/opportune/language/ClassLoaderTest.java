package org.opportune.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.opportune.model.Scenario;

/** As a Flink job loads it: all classes in a loader of their own; and what nobody holds goes. */
class ClassLoaderTest {
    @Test
    void generatedCodeWorksInALoaderOfItsOwn() throws ReflectiveOperationException, IOException {
        compileInItsOwnLoader();
    }

    @Test
    void codeThatNobodyHoldsIsUnloaded() {
        WeakReference<ClassLoader> generated = compileAndForget();
        Instant deadline = Instant.now().plus(Duration.ofSeconds(30));
        while (generated.get() != null && Instant.now().isBefore(deadline)) {
            System.gc();
        }
        assertThat(generated.get()).as("the loader of generated code").isNull();
    }

    private static WeakReference<ClassLoader> compileAndForget() {
        String text = Texts.right("everything.scenario.yaml").replace("12580", "12581");
        Scenario scenario = Language.scenario("forgotten.yaml", text).get();
        return new WeakReference<>(
                scenario.steps().get(0).hears().get(0).where().code().getClass().getClassLoader());
    }

    private static void compileInItsOwnLoader() throws ReflectiveOperationException, IOException {
        try (URLClassLoader loader = new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader())) {
            Class<?> language = loader.loadClass(Language.class.getName());
            Object checked = language.getMethod("scenario", String.class, String.class)
                    .invoke(null, "everything.scenario.yaml", Texts.right("everything.scenario.yaml"));
            Object scenario = checked.getClass().getMethod("get").invoke(checked);
            assertThat(scenario.getClass()).isNotEqualTo(Scenario.class);
            List<?> steps = (List<?>) scenario.getClass().getMethod("steps").invoke(scenario);
            Object step = steps.get(0);
            List<?> hears = (List<?>) step.getClass().getMethod("hears").invoke(step);
            Object hearing = hears.get(0);
            Object where = hearing.getClass().getMethod("where").invoke(hearing);
            Object predicate = where.getClass().getMethod("code").invoke(where);
            assertThat(predicate.getClass().getClassLoader().getParent()).isSameAs(loader);
        }
    }

    private static URL[] classPath() throws MalformedURLException {
        List<URL> urls = new ArrayList<>();
        for (String entry : Pattern.compile(File.pathSeparator).split(System.getProperty("java.class.path"), -1)) {
            URI uri = new File(entry).toURI();
            urls.add(uri.toURL());
        }
        return urls.toArray(URL[]::new);
    }
}
