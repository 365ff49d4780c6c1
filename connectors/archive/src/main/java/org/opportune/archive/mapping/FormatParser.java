package org.opportune.archive.mapping;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import org.opportune.archive.mapping.YamlText.Entry;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** How a mapping says its feed is written. */
final class FormatParser {
    private final YamlText yaml;
    private final Function<String, @Nullable String> beside;

    /** @param beside the text of a file beside the mapping, by its name; null if there is none */
    FormatParser(YamlText yaml, Function<String, @Nullable String> beside) {
        this.yaml = yaml;
        this.beside = beside;
    }

    /** What stands under {@code format}; CSV if nothing does, or nothing that can be. */
    Format format(@Nullable Entry entry) {
        if (entry == null) {
            return Format.Delimited.CSV;
        }
        if (!(entry.value() instanceof MappingNode mapping)) {
            return named(entry.value());
        }
        boolean avro = mapping.getValue().stream().anyMatch(tuple -> "avro".equals(yaml.quietText(tuple.getKeyNode())));
        return avro ? avro(entry.value()) : delimited(entry.value());
    }

    /** CSV where the schema cannot be had: the problem is told. */
    private Format avro(Node node) {
        Map<String, Entry> keys = yaml.entries(node, Set.of("avro", "encoding"), List.of("avro"));
        String encoding = yaml.text(keys, "encoding");
        if (encoding != null && !encoding.equals("single-object") && !encoding.equals("bare")) {
            yaml.problem(node, "must be single-object or bare: encoding=" + encoding);
        }
        Entry file = keys.get("avro");
        String name = yaml.text(keys, "avro");
        if (file == null || name == null) {
            return Format.Delimited.CSV;
        }
        String text = beside.apply(name);
        if (text == null) {
            yaml.problem(file.value(), "must be a schema file beside the mapping that can be read: avro=" + name);
            return Format.Delimited.CSV;
        }
        try {
            Schema schema = new Schema.Parser().parse(text);
            if (schema.getType() == Schema.Type.RECORD) {
                return new Format.Avro(schema, "bare".equals(encoding));
            }
            yaml.problem(file.value(), "must be the schema of a record: avro=" + name);
        } catch (AvroRuntimeException e) {
            yaml.problem(file.value(), "not an Avro schema: avro=" + name);
        }
        return Format.Delimited.CSV;
    }

    private Format named(Node node) {
        String text = yaml.text(node);
        if ("json".equals(text)) {
            return new Format.Json();
        }
        if (text != null && !text.equals("csv")) {
            yaml.problem(
                    node,
                    "must be csv, json, {avro: FILE}, or how rows are written (delimiter, quote, header, charset): format="
                            + text);
        }
        return Format.Delimited.CSV;
    }

    private Format.Delimited delimited(Node node) {
        Map<String, Entry> keys = yaml.entries(node, Set.of("delimiter", "quote", "header", "charset"), List.of());
        char delimiter = character(keys, "delimiter", Format.Delimited.CSV.delimiter());
        char quote = character(keys, "quote", Format.Delimited.CSV.quote());
        if (delimiter == quote) {
            yaml.problem(node, "delimiter and quote must differ: delimiter=" + delimiter);
        }
        Entry header = keys.get("header");
        Boolean named = header == null ? Boolean.TRUE : new RuleParser(yaml).flag(header.value());
        return new Format.Delimited(delimiter, quote, named == null || named, charset(keys));
    }

    private char character(Map<String, Entry> keys, String key, char otherwise) {
        String text = yaml.text(keys, key);
        Entry entry = keys.get(key);
        if (text == null || entry == null) {
            return otherwise;
        }
        if (text.length() != 1 || text.charAt(0) > 126 || (text.charAt(0) < ' ' && text.charAt(0) != '\t')) {
            yaml.problem(entry.value(), "must be one printable ASCII character or a tab: " + key + "=" + text.strip());
            return otherwise;
        }
        return text.charAt(0);
    }

    private Charset charset(Map<String, Entry> keys) {
        String text = yaml.text(keys, "charset");
        Entry entry = keys.get("charset");
        if (text == null || entry == null) {
            return StandardCharsets.UTF_8;
        }
        try {
            Charset charset = Charset.forName(text);
            if (charset.canEncode() && Arrays.equals(",\n".getBytes(charset), new byte[] {',', '\n'})) {
                return charset;
            }
            yaml.problem(entry.value(), "ASCII characters must be one octet each: charset=" + text);
        } catch (IllegalArgumentException e) {
            yaml.problem(entry.value(), "unknown charset: charset=" + text);
        }
        return StandardCharsets.UTF_8;
    }
}
