package org.opportune.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.opportune.language.picture.Picture;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class PictureTest {
    private static final Path DRAWN = Path.of("src/test/resources/org/opportune/language/sequence.svg");

    @Test
    void shouldDrawWhatItEverDrew() throws IOException {
        assertThat(drawn(Texts.right("sequence.scenario.yaml"))).isEqualTo(Files.readString(DRAWN));
    }

    @Test
    void shouldShowEveryStepInsideItsFrame() throws Exception {
        for (String name : List.of("everything", "moments", "sequence")) {
            String text = Texts.right(name + ".scenario.yaml");
            Element svg = parsed(drawn(text));
            int width = Integer.parseInt(svg.getAttribute("width"));
            int height = Integer.parseInt(svg.getAttribute("height"));
            NodeList rects = svg.getElementsByTagName("rect");
            for (int i = 0; i < rects.getLength(); i++) {
                Element rect = (Element) rects.item(i);
                assertThat(number(rect, "x") + number(rect, "width")).isLessThanOrEqualTo(width);
                assertThat(number(rect, "y") + number(rect, "height")).isLessThanOrEqualTo(height);
            }
            int steps = Language.scenario("s", text).get().steps().size();
            String words = svg.getElementsByTagName("desc").item(0).getTextContent();
            assertThat(words).contains("step " + steps).endsWith(".");
            assertThat(svg.getElementsByTagName("text").getLength()).isGreaterThan(steps);
        }
    }

    @Test
    void shouldEscapeWhatAuthorsWrite() throws Exception {
        String picture = drawn("""
                scenario: it
                title: "</title><script>alert('&')</script>"
                steps:
                  - on: SITE_VISIT
                    where: event.site == "<img src=x onerror=\\"y\\">" && event.site != "]]>&amp;"
                """);
        Element svg = parsed(picture);
        assertThat(svg.getElementsByTagName("script").getLength()).isZero();
        assertThat(svg.getElementsByTagName("img").getLength()).isZero();
        assertThat(svg.getElementsByTagName("title").item(0).getTextContent())
                .isEqualTo("</title><script>alert('&')</script>");
        assertThat(svg.getTextContent()).contains("event.site != \"]]>&amp;\"");
    }

    @Test
    void shouldBreakLinesThatAreTooLong() throws Exception {
        String cells = "\"" + "460-00-4101-1001\", \"".repeat(40) + "x\"";
        Element svg = parsed(drawn("scenario: it\ntitle: " + "好".repeat(200) + "\nsteps:\n  - on: CELL_CHANGE\n"
                + "    where: 'event.cell in [" + cells + "]'\n"));
        NodeList lines = svg.getElementsByTagName("text");
        for (int i = 0; i < lines.getLength(); i++) {
            String line = lines.item(i).getTextContent();
            assertThat(line.length() + line.codePoints().filter(p -> p == '好').count())
                    .isBetween(1L, 78L);
        }
    }

    private static int number(Element element, String name) {
        String value = element.getAttribute(name);
        return value.isEmpty() ? 0 : Integer.parseInt(value);
    }

    private static String drawn(String text) {
        return Picture.of(Language.scenario("s", text).get());
    }

    private static Element parsed(String svg) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();
    }
}
