package org.opportune.archive.mapping;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads mapping files. The whole language, with everything optional in brackets:
 *
 * <pre>
 * mapping: calls                        # id: a-z, 0-9, '-'
 * source: import:calls                  # the events' source
 * [format: {delimiter: ",", quote: "\"", header: true, charset: UTF-8}]
 * [format: json]                        # one object a line, a column is a path: called.number, legs[0].cell, "a.b".c
 *                                       # or {avro: FILE.avsc, [encoding: single-object]}: of a topic, the writer's schema
 *                                       # beside the mapping; bare = without the header of Avro's single-object encoding
 * [id: Id]                              # column of the feed's own record id: event ids are made of it, not of the place
 * [columns: [From, To, Start, Seconds]] # checked against the header; needed where there is none
 * numbers:                              # one rule per number column
 *   From: {phone: GB}                   #   phone number, default region GB
 *   To: {service: true}                 #   kept as dialled, never a subscriber
 *   Id: {opaque: "99900", width: 7}     #   no phone number: digits padded to 7 behind 99900
 * times:                                # one rule per time column
 *   Start: {pattern: "yyyyMMdd HHmm", zone: Europe/London}   # or epoch-seconds, epoch-millis
 *   End: {patterns: [epoch-seconds, "yyyy-MM-dd'T'HH:mmXXX", {pattern: "dd.MM.yyyy HH:mm", zone: Europe/Berlin}]}
 * [seconds: {Seconds: {negative: unknown}}]  # a negative number of seconds is none, and adds none; else it rejects the row
 * events:                               # what each row gives, one or more
 *   - kind: CALL_ENDED                  #   an event kind, custom:NAME or custom-fact:NAME
 *     subscriber: From                  #   a number column
 *     [optional: true]                  #   no event where that number is no subscriber's
 *     happened: Start + Seconds         #   a time column, plus a column of seconds
 *     [known: End]
 *     direction: ORIGINATING            #   choices and true/false stand as they are, or {column: C}
 *     counterpart: {column: To, as: SERVICE}
 *     duration: Seconds                 #   other fields name a column: C, {column: C, prefix: P}, or {value: V}
 *     cell: {column: Cell, prefix: "001-01-1-"}
 *     [attributes: {amount: Amount}]    #   declared fields, for custom kinds
 * </pre>
 *
 * A local time that its zone has twice is the first of the two; one that it skips is read with the offset before the
 * gap. A row is rejected as a whole if any of its events cannot be made; an empty cell leaves an optional field absent.
 */
public final class MappingFile {
    private MappingFile() {}

    /**
     * The mapping in {@code file}, UTF-8.
     *
     * @throws BadMapping with everything that is wrong with it
     * @throws ImportProblem if the file cannot be read
     */
    public static Mapping read(Path file) throws BadMapping, ImportProblem {
        return text(file).parse();
    }

    /**
     * The text of {@code file}, UTF-8, not yet checked, and those of the schema files beside it that it names.
     *
     * @throws ImportProblem if the file cannot be read
     */
    public static MappingText text(Path file) throws ImportProblem {
        String name = String.valueOf(file.getFileName());
        Map<String, String> beside = new HashMap<>();
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            new MappingParser(new YamlText(name, text), wanted -> beside(file, wanted, beside)).parse();
            return new MappingText(name, text, beside);
        } catch (CharacterCodingException e) {
            throw new ImportProblem("mapping file must be UTF-8: file=" + file, e);
        } catch (IOException e) {
            throw new ImportProblem(
                    "mapping file cannot be read (" + e.getClass().getSimpleName() + "): file=" + file, e);
        }
    }

    /** The text of another file in the same folder, kept in {@code found}; null if there is none that can be read. */
    private static @Nullable String beside(Path file, String name, Map<String, String> found) {
        try {
            Path other = file.resolveSibling(name);
            if (!name.equals(String.valueOf(other.getFileName()))) {
                return null;
            }
            String text = Files.readString(other, StandardCharsets.UTF_8);
            found.put(name, text);
            return text;
        } catch (IOException | InvalidPathException e) {
            return null;
        }
    }

    /**
     * A mapping that ships with Opportune, such as {@code vast2008-calls}.
     *
     * @throws ImportProblem if there is none of this name
     */
    public static Mapping shipped(String name) throws BadMapping, ImportProblem {
        String resource = "mappings/" + name + ".yaml";
        try (InputStream in = MappingFile.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new ImportProblem("no mapping of this name ships with Opportune: mapping=" + name);
            }
            return parse(name + ".yaml", new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new ImportProblem("shipped mapping cannot be read: mapping=" + name, e);
        }
    }

    /**
     * The mapping in {@code text}.
     *
     * @param file name for messages
     * @throws BadMapping with everything that is wrong with it
     */
    public static Mapping parse(String file, String text) throws BadMapping {
        return parse(file, text, name -> null);
    }

    /** @param beside the text of a file beside the mapping, by its name; null if there is none */
    static Mapping parse(String file, String text, Function<String, @Nullable String> beside) throws BadMapping {
        YamlText yaml = new YamlText(file, text);
        Mapping mapping = new MappingParser(yaml, beside).parse();
        if (mapping == null) {
            throw new BadMapping(yaml.problems());
        }
        return mapping;
    }
}
