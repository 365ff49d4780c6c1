package org.opportune.language;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.opportune.language.YamlNode.Scalar;
import org.opportune.model.Handset;
import org.opportune.model.HandsetField;

/** A catalogue of handsets, alone or inside a text of tests. */
final class HandsetsReader {
    private static final Pattern TAC = Pattern.compile("\\d{8}");
    private static final int LONGEST_NAME = 64;
    private static final int FIRST_YEAR = 1980;
    private static final int LAST_YEAR = 2100;
    private static final Map<String, Boolean> YES_NO = Map.of("true", true, "false", false);

    private final Map<String, Position> tacs = new HashMap<>();

    private HandsetsReader() {}

    static Checked<List<Handset>> read(Document document) {
        if (!document.readable()) {
            return new Checked<>(null, document.problems().all());
        }
        Section top = document.top();
        if (!top.has("handsets")) {
            top.missing("handsets");
        }
        List<Handset> handsets = handsets(top);
        top.finish();
        return document.problems().or(() -> handsets);
    }

    /** What stands under the key {@code handsets} of a section; empty if there is none. */
    static List<Handset> handsets(Section top) {
        HandsetsReader reader = new HandsetsReader();
        List<Handset> handsets = new ArrayList<>();
        for (Section section : top.sections("handsets", "a handset")) {
            handsets.add(reader.handset(section));
        }
        return handsets;
    }

    private Handset handset(Section section) {
        Set<String> codes = codes(section);
        Map<HandsetField, Object> values = new EnumMap<>(HandsetField.class);
        for (HandsetField field : HandsetField.values()) {
            Object value = value(section, field);
            if (value != null) {
                values.put(field, value);
            }
        }
        Scalar fictional = section.scalar("fictional");
        boolean made = fictional == null
                || Boolean.FALSE.equals(Words.choice(section.problems(), fictional, "fictional", YES_NO));
        section.finish();
        return new Handset(codes, values, !made);
    }

    private Set<String> codes(Section section) {
        if (!section.has("tac")) {
            section.missing("tac");
        }
        Set<String> codes = new LinkedHashSet<>();
        for (Scalar tac : section.scalars("tac")) {
            Position first = tacs.putIfAbsent(tac.value(), tac.at());
            if (!TAC.matcher(tac.value()).matches()) {
                section.problems().add(tac.at(), "a type allocation code has eight digits: tac=" + tac.value());
            } else if (first != null) {
                section.problems()
                        .add(tac.at(), "duplicate handset: tac=" + tac.value() + " first=line " + first.line());
            }
            codes.add(tac.value());
        }
        return codes;
    }

    private static @Nullable Object value(Section section, HandsetField field) {
        boolean needed = field == HandsetField.MAKER || field == HandsetField.MODEL;
        Scalar value = needed ? section.required(field.fieldName()) : section.scalar(field.fieldName());
        if (value == null) {
            return null;
        }
        return switch (field.type()) {
            case BOOLEAN -> Words.choice(section.problems(), value, field.fieldName(), YES_NO);
            case INTEGER -> (long) Words.number(section.problems(), value, field.fieldName(), FIRST_YEAR, LAST_YEAR);
            case TEXT -> name(section, value, field);
            case REAL, TEXTS, TEXT_MAP -> throw new IllegalStateException("no such handset field: field=" + field);
        };
    }

    private static String name(Section section, Scalar value, HandsetField field) {
        if (value.value().length() > LONGEST_NAME) {
            section.problems()
                    .add(value.at(), "a name has at most " + LONGEST_NAME + " characters: key=" + field.fieldName());
        }
        return value.value();
    }
}
