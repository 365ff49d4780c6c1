package org.opportune.backtest;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A result on disk: {@code result.json}, and {@code report.html}, a page that needs nothing but itself. */
final class ResultFiles {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final String CHARTS = "/META-INF/resources/_static/echarts/6.0.0/dist/echarts.common.min.js";

    private ResultFiles() {}

    /** @param pictures of the scenarios, HTML */
    static void write(Path folder, Result result, String pictures) throws IOException {
        String json = JSON.writeValueAsString(result) + "\n";
        Files.writeString(folder.resolve("result.json"), json);
        Files.writeString(folder.resolve("report.html"), page(json, pictures));
    }

    /** The page's own texts hold no placeholder, so that the order of filling in does not matter. */
    private static String page(String json, String pictures) throws IOException {
        String page = resource("report.html");
        return page.replace("/*charts*/", resource(CHARTS))
                .replace("<!--pictures-->", pictures)
                .replace("/*result*/", inScript(json));
    }

    /** Inside a script element no text may end it. */
    private static String inScript(String json) {
        return json.replace("<", "\\u003c");
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = ResultFiles.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("missing from the jar: resource=" + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
