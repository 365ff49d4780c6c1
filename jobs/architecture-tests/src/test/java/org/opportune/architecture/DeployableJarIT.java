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
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** The jar that operators submit, as this build packaged it. */
class DeployableJarIT {
    private static final Path TARGET = House.ROOT.resolve("jobs/live/target");
    private static final Path JAR =
            TARGET.resolve("opportune-live-" + System.getProperty("opportune.version") + "-job.jar");

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

    @Test
    void nothingOfTheClusterIsInside() throws IOException {
        assertThat(entries(JAR))
                .noneMatch(LOGGING.asMatchPredicate())
                .noneMatch(SIGNATURE.asMatchPredicate())
                .noneMatch(entry -> entry.startsWith("org/opportune/simulators/"))
                .noneMatch(entry -> entry.startsWith("org/opportune/demo/"))
                .doesNotHaveDuplicates();
    }

    @Test
    void ofFlinkOnlyTheKafkaConnectorIsInside() throws IOException {
        List<Path> connector = bundled().stream()
                .filter(jar -> jar.getFileName().toString().startsWith("flink-connector-kafka-"))
                .toList();
        assertThat(connector).hasSize(1);
        assertThat(entries(JAR).stream().filter(FLINK.asMatchPredicate()))
                .isNotEmpty()
                .isSubsetOf(entries(connector.get(0)));
    }

    @Test
    void whatTheJobsNeedIsInside() throws IOException {
        assertThat(entries(JAR))
                .contains("org/opportune/live/EngagementJob.class", "org/opportune/live/DeliveryJob.class")
                .contains("org/apache/flink/connector/kafka/source/KafkaSource.class")
                .contains("org/apache/kafka/clients/consumer/KafkaConsumer.class")
                .contains("org/opportune/schemas/frozen/index.txt");
        try (ZipFile zip = new ZipFile(JAR.toFile())) {
            String index = read(zip, "org/opportune/schemas/frozen/index.txt");
            assertThat(index.lines())
                    .isNotEmpty()
                    .allMatch(path -> zip.getEntry("org/opportune/schemas/frozen/" + path) != null);
        }
    }

    @Test
    void noClassIsBundledTwice() throws IOException {
        Map<String, Path> first = new HashMap<>();
        List<String> twice = new ArrayList<>();
        for (Path jar : bundled()) {
            for (String entry : entries(jar)) {
                if (isClass(entry) && first.putIfAbsent(entry, jar) != null) {
                    twice.add(entry + " in " + first.get(entry).getFileName() + " and " + jar.getFileName());
                }
            }
        }
        assertThat(first).hasSizeGreaterThan(1000);
        assertThat(twice).isEmpty();
    }

    @Test
    void servicesAreMerged() throws IOException {
        Map<String, Set<String>> expected = new HashMap<>();
        for (Path jar : bundled()) {
            try (ZipFile zip = new ZipFile(jar.toFile())) {
                for (String entry : entries(jar)) {
                    if (entry.startsWith("META-INF/services/")
                            && !jar.getFileName().toString().startsWith("slf4j")) {
                        expected.computeIfAbsent(entry, e -> new HashSet<>()).addAll(providers(read(zip, entry)));
                    }
                }
            }
        }
        assertThat(expected).isNotEmpty();
        try (ZipFile zip = new ZipFile(JAR.toFile())) {
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

    private static List<Path> bundled() throws IOException {
        String classPath = Files.readString(TARGET.resolve("bundled-classpath")).strip();
        return List.of(classPath.split(File.pathSeparator)).stream()
                .map(Path::of)
                .toList();
    }
}
