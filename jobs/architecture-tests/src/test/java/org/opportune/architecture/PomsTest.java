package org.opportune.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

class PomsTest {
    private static final String PREFIX = "opportune-";

    /** Arrows in a pom that the room map does not have. */
    private static List<String> wrongArrows(Path pom) throws Exception {
        Document document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(pom.toFile());
        Element project = document.getDocumentElement();
        String room = room(text(project, "artifactId"));
        List<String> wrong = new ArrayList<>();
        if (!Rooms.ALLOWED.containsKey(room)) {
            wrong.add("a room that the map does not know: " + room);
        }
        NodeList dependencies = project.getElementsByTagName("dependency");
        for (int i = 0; i < dependencies.getLength(); i++) {
            Element dependency = (Element) dependencies.item(i);
            if (text(dependency, "groupId").equals("org.opportune")
                    && !text(dependency, "scope").equals("test")
                    && !Rooms.ALLOWED
                            .getOrDefault(room, java.util.Set.of())
                            .contains(room(text(dependency, "artifactId")))) {
                wrong.add(room + " -> " + room(text(dependency, "artifactId")));
            }
        }
        return wrong;
    }

    private static String room(String artifact) {
        return artifact.substring(PREFIX.length())
                .replace("architecture-tests", "architecture")
                .replace("flink-cep", "flinkcep");
    }

    /** The text of a child element, or an empty text. */
    private static String text(Element parent, String name) {
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child.getNodeName().equals(name)) {
                return child.getTextContent().strip();
            }
        }
        return "";
    }

    @Test
    void thePomsFollowTheArrows() throws Exception {
        assertThat(House.rooms()).hasSizeGreaterThanOrEqualTo(16);
        for (Path room : House.rooms()) {
            assertThat(wrongArrows(room.resolve("pom.xml"))).as(room.toString()).isEmpty();
        }
    }

    @Test
    void aWrongArrowIsReported(@TempDir Path folder) throws Exception {
        Path pom = Files.writeString(folder.resolve("pom.xml"), """
                <project><artifactId>opportune-engine</artifactId><dependencies>
                <dependency><groupId>org.opportune</groupId><artifactId>opportune-model</artifactId></dependency>
                <dependency><groupId>org.opportune</groupId><artifactId>opportune-kafka</artifactId></dependency>
                <dependency><groupId>org.opportune</groupId><artifactId>opportune-smpp</artifactId><scope>test</scope></dependency>
                </dependencies></project>
                """);
        assertThat(wrongArrows(pom)).containsExactly("engine -> kafka");
    }

    /** Folders with sources and no word on what they are. */
    private static List<Path> unexplained(Path sources) throws IOException {
        if (!Files.isDirectory(sources)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(sources)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(Path::getParent)
                    .distinct()
                    .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
                    .toList();
        }
    }

    @Test
    void everyPackageSaysWhatItIs() throws IOException {
        for (Path room : House.rooms()) {
            assertThat(unexplained(room.resolve("src/main/java"))).isEmpty();
        }
    }

    @Test
    void anUnexplainedPackageIsReported(@TempDir Path folder) throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve("a/b")).resolve("C.java"), "");
        assertThat(unexplained(folder)).containsExactly(folder.resolve("a/b"));
    }
}
