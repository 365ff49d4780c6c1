package org.opportune.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The jars that operators submit, as this build packaged them. */
class DeployableJarIT {
    private enum Jar {
        LIVE(
                "flink-connector-kafka-",
                "org/opportune/live/EngagementJob.class",
                "org/opportune/live/DeliveryJob.class",
                "org/opportune/live/SignalingJob.class",
                "org/apache/flink/connector/kafka/source/KafkaSource.class",
                "org/apache/kafka/clients/consumer/KafkaConsumer.class"),
        BACKTEST(
                null,
                "org/opportune/backtest/SubmittedBacktest.class",
                "org/opportune/archive/sealed/Archive.class",
                "org/opportune/library/airport-long-stay/scenario.yaml");

        /** Beginning of the name of the one connector of Flink's that is inside. */
        private final @Nullable String connector;

        @SuppressWarnings("ImmutableEnumChecker") // of List.of
        private final List<String> needed;

        Jar(@Nullable String connector, String... needed) {
            this.connector = connector;
            this.needed = List.of(needed);
        }

        private String room() {
            return name().toLowerCase(Locale.ROOT);
        }

        private Path target() {
            return House.ROOT.resolve("jobs").resolve(room()).resolve("target");
        }

        private Path path() {
            return target().resolve("opportune-" + room() + "-" + System.getProperty("opportune.version") + "-job.jar");
        }

        private List<Path> bundled() throws IOException {
            String classPath =
                    Files.readString(target().resolve("bundled-classpath")).strip();
            return List.of(classPath.split(File.pathSeparator)).stream()
                    .map(Path::of)
                    .toList();
        }

        private List<String> ofFlink() throws IOException {
            List<String> classes = new ArrayList<>();
            for (Path bundled : bundled()) {
                if (connector != null && bundled.getFileName().toString().startsWith(connector)) {
                    classes.addAll(entries(bundled));
                }
            }
            return classes;
        }
    }

    private static final Pattern FLINK = Pattern.compile("org/apache/flink/.*\\.class");
    private static final Pattern LOGGING = Pattern.compile("org/(slf4j|apache/logging|apache/log4j)/.*");
    private static final Pattern SIGNATURE = Pattern.compile("META-INF/[^/]*\\.(SF|DSA|RSA)");

    private static List<String> entries(Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return zip.stream()
                    .filter(e -> !e.isDirectory())
                    .map(ZipEntry::getName)
                    .toList();
        }
    }

    private static boolean isClass(String entry) {
        return entry.endsWith(".class") && !entry.endsWith("module-info.class") && !entry.startsWith("META-INF/");
    }

    @ParameterizedTest
    @EnumSource
    void nothingOfTheClusterIsInside(Jar jar) throws IOException {
        assertThat(entries(jar.path()))
                .noneMatch(LOGGING.asMatchPredicate())
                .noneMatch(SIGNATURE.asMatchPredicate())
                .noneMatch(entry -> entry.startsWith("org/opportune/simulators/"))
                .noneMatch(entry -> entry.startsWith("org/opportune/demo/"))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void ofFlinkOnlyItsConnectorIsInside(Jar jar) throws IOException {
        List<String> inside =
                entries(jar.path()).stream().filter(FLINK.asMatchPredicate()).toList();
        assertThat(inside).isSubsetOf(jar.ofFlink());
        assertThat(inside.isEmpty()).isEqualTo(jar.connector == null);
    }

    @ParameterizedTest
    @EnumSource
    void whatTheJobsNeedIsInside(Jar jar) throws IOException {
        assertThat(entries(jar.path())).containsAll(jar.needed).contains("org/opportune/schemas/frozen/index.txt");
        try (ZipFile zip = new ZipFile(jar.path().toFile())) {
            String index = read(zip, "org/opportune/schemas/frozen/index.txt");
            assertThat(index.lines())
                    .isNotEmpty()
                    .allMatch(path -> zip.getEntry("org/opportune/schemas/frozen/" + path) != null);
        }
    }

    @ParameterizedTest
    @EnumSource
    void itsMainIsOneOfTheJobs(Jar jar) throws IOException {
        try (JarFile file = new JarFile(jar.path().toFile())) {
            String main = file.getManifest().getMainAttributes().getValue(Attributes.Name.MAIN_CLASS);
            assertThat(jar.needed).contains(main.replace('.', '/') + ".class");
        }
    }

    @Test
    void nothingThatSendsIsInTheBacktest() throws IOException {
        assertThat(entries(Jar.BACKTEST.path()))
                .noneMatch(entry -> entry.startsWith("org/jsmpp/") || entry.startsWith("org/opportune/smpp/"))
                .noneMatch(entry -> entry.startsWith("org/apache/kafka/"));
    }

    @ParameterizedTest
    @EnumSource
    void noClassIsBundledTwice(Jar jar) throws IOException {
        Map<String, Path> first = new HashMap<>();
        List<String> twice = new ArrayList<>();
        for (Path bundled : jar.bundled()) {
            for (String entry : entries(bundled)) {
                if (isClass(entry) && first.putIfAbsent(entry, bundled) != null) {
                    twice.add(entry + " in " + first.get(entry).getFileName() + " and " + bundled.getFileName());
                }
            }
        }
        assertThat(first).hasSizeGreaterThan(1000);
        assertThat(twice).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void servicesAreMerged(Jar jar) throws IOException {
        Map<String, Set<String>> expected = new HashMap<>();
        for (Path bundled : jar.bundled()) {
            try (ZipFile zip = new ZipFile(bundled.toFile())) {
                for (String entry : entries(bundled)) {
                    if (entry.startsWith("META-INF/services/")
                            && !bundled.getFileName().toString().startsWith("slf4j")) {
                        expected.computeIfAbsent(entry, e -> new HashSet<>()).addAll(providers(read(zip, entry)));
                    }
                }
            }
        }
        assertThat(expected).isNotEmpty();
        try (ZipFile zip = new ZipFile(jar.path().toFile())) {
            for (Map.Entry<String, Set<String>> service : expected.entrySet()) {
                assertThat(providers(read(zip, service.getKey())))
                        .as(service.getKey())
                        .containsAll(service.getValue());
            }
        }
    }

    private static List<String> providers(String text) {
        return text.lines()
                .map(line -> line.replaceAll("#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static String read(ZipFile zip, String entry) throws IOException {
        return new String(zip.getInputStream(zip.getEntry(entry)).readAllBytes(), StandardCharsets.UTF_8);
    }
}
