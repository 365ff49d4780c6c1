package org.opportune.cli.capture;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

/** Texts as YAML takes them whatever is in them: JSON's are a part of YAML's. */
final class Yaml {
    private Yaml() {}

    static String text(String value) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(value)) + '"';
    }
}
