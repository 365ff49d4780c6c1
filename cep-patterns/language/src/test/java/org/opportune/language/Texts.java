package org.opportune.language;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Texts of the tests, and the door that the name of a file asks for. */
final class Texts {
    private Texts() {}

    static Checked<?> read(String name, String text) {
        String kind = name.replaceAll("(.*\\.)?([a-z]+)\\.yaml", "$2");
        return switch (kind) {
            case "scenario" -> Language.scenario(name, text);
            case "campaign" -> Language.campaign(name, text);
            case "policy" -> Language.policy(name, text);
            case "places" -> Language.places(name, text);
            case "handsets" -> Language.handsets(name, text);
            case "calendar" -> Language.calendar(name, text);
            case "numbers" -> Language.numbers(name, text);
            case "segments" -> Language.segments(name, text);
            case "tests" -> Language.tests(name, text);
            default -> throw new IllegalArgumentException("no door for this file: name=" + name);
        };
    }

    static String right(String name) {
        try (InputStream in = Objects.requireNonNull(Texts.class.getResourceAsStream("right/" + name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
