package org.opportune.language.picture;

import java.util.List;

/** Writes SVG; every text is escaped, and what XML has no place for becomes a replacement character. */
final class Svg {
    private final StringBuilder out = new StringBuilder();

    /** An element without content; attributes are name, value, name, value. */
    Svg shape(String name, Object... attributes) {
        open(name, attributes);
        out.append("/>\n");
        return this;
    }

    /** Lines of text, one below the other. */
    Svg text(String style, int x, int y, int lineHeight, List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            open("text", "class", style, "x", x, "y", y + i * lineHeight);
            out.append('>').append(escaped(lines.get(i))).append("</text>\n");
        }
        return this;
    }

    private void open(String name, Object... attributes) {
        out.append('<').append(name);
        for (int i = 0; i + 1 < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            out.append(escaped(String.valueOf(attributes[i + 1]))).append('"');
        }
    }

    /** The text in XML. */
    static String escaped(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            switch (point) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.appendCodePoint(allowed(point) ? point : 0xFFFD);
            }
        });
        return out.toString();
    }

    /** XML 1.0, section 2.2. */
    private static boolean allowed(int point) {
        return point == '\t'
                || point == '\n'
                || (point >= 0x20 && point <= 0xD7FF)
                || (point >= 0xE000 && point <= 0xFFFD)
                || point >= 0x10000;
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
