package org.opportune.archive.sealed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.opportune.archive.octets.Digests;
import org.opportune.archive.octets.KindCodes;
import org.opportune.schemas.event.EventKind;

/**
 * The manifest as JSON: one line per key and one per day; the last line holds the SHA-256 of all before it. A bucket is
 * {@code [number, octets, records, index CRC, first ms, last ms]}, a stretch of a feed's life {@code [feed, first ms,
 * last ms]}; no path is in it, so none can lead elsewhere.
 */
final class ManifestText {
    /** What the first key says; a reader refuses others. */
    static final int FORMAT = 1;

    private static final String SUM = "\n,\"sha256\":\"";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private ManifestText() {}

    static byte[] write(Manifest m) {
        StringBuilder out = new StringBuilder("{\"opportune-archive\":" + FORMAT);
        line(out, "made-by", NODES.textNode(m.madeBy()));
        line(out, "feeds", texts(m.feeds()));
        if (m.liveness() != null) {
            line(out, "liveness", liveness(m.liveness()));
        }
        line(out, "schemas", texts(m.schemas()));
        line(out, "kinds", texts(m.kindNames()));
        line(out, "gaps", texts(m.gaps()));
        if (m.control() != null) {
            line(out, "control", control(m.control()));
        }
        if (m.decisions() != null) {
            line(out, "decisions", decisions(m.decisions()));
        }
        lines(out, "inputs", m.inputs().stream().map(ManifestText::input).toList());
        lines(out, "days", m.days().stream().map(ManifestText::day).toList());
        String sum = sum(out.toString().getBytes(StandardCharsets.UTF_8));
        return (out + SUM + sum + "\"}\n").getBytes(StandardCharsets.UTF_8);
    }

    private static void line(StringBuilder out, String key, JsonNode value) {
        out.append("\n,\"").append(key).append("\":").append(text(value));
    }

    private static void lines(StringBuilder out, String key, List<JsonNode> values) {
        out.append("\n,\"").append(key).append("\":[");
        out.append(values.stream().map(v -> "\n" + text(v)).collect(Collectors.joining(",")));
        out.append(']');
    }

    private static String text(JsonNode value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of texts and numbers can be written", e);
        }
    }

    private static ArrayNode texts(List<String> texts) {
        ArrayNode node = NODES.arrayNode();
        texts.forEach(node::add);
        return node;
    }

    private static JsonNode liveness(Liveness liveness) {
        ArrayNode alive = NODES.arrayNode();
        liveness.stretches()
                .forEach(s -> alive.addArray().add(s.feed()).add(s.fromMs()).add(s.toMs()));
        return NODES.objectNode()
                .put("silent-after-ms", liveness.silentAfterMs())
                .set("alive", alive);
    }

    private static JsonNode control(Manifest.ControlPart control) {
        return NODES.arrayNode()
                .add(control.octets())
                .add(control.records())
                .add(HexFormat.of().toHexDigits(control.crc()));
    }

    private static JsonNode decisions(Manifest.DecisionPart decisions) {
        ArrayNode days = NODES.arrayNode();
        decisions.days().forEach(day -> days.add(day(day)));
        return NODES.objectNode().put("reached-ms", decisions.reachedMs()).set("days", days);
    }

    private static JsonNode input(Manifest.Input input) {
        return NODES.objectNode()
                .put("name", input.name())
                .put("files", input.files())
                .put("octets", input.octets())
                .put("sha256", input.sha256());
    }

    private static JsonNode day(Manifest.Day day) {
        ObjectNode kinds = NODES.objectNode();
        day.kinds().forEach((kind, count) -> kinds.put(kind.name(), count));
        ArrayNode buckets = NODES.arrayNode();
        for (Manifest.Bucket b : day.buckets()) {
            buckets.addArray()
                    .add(b.number())
                    .add(b.octets())
                    .add(b.records())
                    .add(HexFormat.of().toHexDigits(b.indexCrc()))
                    .add(b.firstMs())
                    .add(b.lastMs());
        }
        return NODES.objectNode()
                .put("day", day.day())
                .put("date", day.name())
                .<ObjectNode>set("kinds", kinds)
                .set("buckets", buckets);
    }

    private static String sum(byte[] octets) {
        return HexFormat.of().formatHex(Digests.sha256().digest(octets));
    }

    /** The rule that the text breaks by not being as it was sealed, or null. */
    static @Nullable String edited(byte[] octets) {
        String text = new String(octets, StandardCharsets.UTF_8);
        int at = text.lastIndexOf(SUM);
        if (at < 0) {
            return "manifest has no checksum";
        }
        String wanted = SUM + sum(text.substring(0, at).getBytes(StandardCharsets.UTF_8)) + "\"}\n";
        return text.substring(at).equals(wanted) ? null : "manifest was changed after sealing: checksum does not match";
    }

    /** @throws IllegalArgumentException with the rule that the text breaks */
    static Manifest read(byte[] octets) {
        JsonNode root;
        try {
            root = JSON.readTree(new String(octets, StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("manifest is not JSON", e);
        }
        JsonNode format = root.path("opportune-archive");
        if (!format.isInt()) {
            throw new IllegalArgumentException("not the manifest of an archive: no opportune-archive in it");
        }
        if (format.intValue() != FORMAT) {
            throw new IllegalArgumentException(
                    "archive format is not one that this release reads: format=" + format.intValue());
        }
        return new Manifest(
                root.path("made-by").asText(),
                each(root, "inputs", ManifestText::inputOf),
                each(root, "feeds", JsonNode::asText),
                root.has("liveness") ? livenessOf(root.get("liveness")) : null,
                each(root, "schemas", JsonNode::asText),
                each(root, "kinds", JsonNode::asText),
                each(root, "days", ManifestText::dayOf),
                root.has("control") ? controlOf(root.get("control")) : null,
                root.has("decisions") ? decisionsOf(root.get("decisions")) : null,
                each(root, "gaps", JsonNode::asText));
    }

    private interface Reading<T> {
        T of(JsonNode node);
    }

    private static <T> List<T> each(JsonNode parent, String key, Reading<T> reading) {
        JsonNode list = parent.path(key);
        if (!list.isArray()) {
            throw new IllegalArgumentException("manifest needs a list: key=" + key);
        }
        List<T> all = new ArrayList<>(list.size());
        list.forEach(node -> all.add(reading.of(node)));
        return all;
    }

    private static Manifest.Input inputOf(JsonNode node) {
        return new Manifest.Input(
                node.path("name").asText(),
                node.path("files").asLong(),
                node.path("octets").asLong(),
                node.path("sha256").asText());
    }

    private static Liveness livenessOf(JsonNode node) {
        return new Liveness(node.path("silent-after-ms").asLong(), each(node, "alive", ManifestText::stretchOf));
    }

    private static Liveness.Stretch stretchOf(JsonNode s) {
        if (s.size() != 3) {
            throw new IllegalArgumentException("a stretch of a feed's life needs feed, first and last tick");
        }
        return new Liveness.Stretch(
                s.path(0).asText(), s.path(1).asLong(), s.path(2).asLong());
    }

    private static Manifest.Day dayOf(JsonNode node) {
        SortedMap<EventKind, Long> kinds = new TreeMap<>();
        node.path("kinds").properties().forEach(entry -> {
            EventKind kind = KindCodes.names().contains(entry.getKey())
                    ? EventKind.valueOf(entry.getKey())
                    : EventKind.UNRECOGNISED;
            kinds.merge(kind, entry.getValue().asLong(), Long::sum);
        });
        List<Manifest.Bucket> buckets = each(node, "buckets", ManifestText::bucketOf);
        if (!node.path("day").isIntegralNumber() || buckets.isEmpty()) {
            throw new IllegalArgumentException("a day of the manifest needs its number and its buckets");
        }
        return new Manifest.Day(node.path("day").asLong(), kinds, buckets);
    }

    private static Manifest.Bucket bucketOf(JsonNode b) {
        int number = b.path(0).asInt(-1);
        if (b.size() != 6 || number < 0 || number >= Shelf.BUCKETS) {
            throw new IllegalArgumentException(
                    "a bucket of the manifest needs number, octets, records, checksum, first and last");
        }
        return new Manifest.Bucket(
                number,
                b.path(1).asLong(),
                b.path(2).asLong(),
                crc(b.path(3)),
                b.path(4).asLong(),
                b.path(5).asLong());
    }

    private static Manifest.ControlPart controlOf(JsonNode node) {
        return new Manifest.ControlPart(node.path(0).asLong(), node.path(1).asLong(), crc(node.path(2)));
    }

    private static Manifest.DecisionPart decisionsOf(JsonNode node) {
        JsonNode reached = node.path("reached-ms");
        return new Manifest.DecisionPart(
                reached.isIntegralNumber() ? (Long) reached.asLong() : null, each(node, "days", ManifestText::dayOf));
    }

    private static int crc(JsonNode node) {
        if (!node.asText().matches("[0-9a-f]{8}")) {
            throw new IllegalArgumentException("a checksum of the manifest is eight hex digits");
        }
        return Integer.parseUnsignedInt(node.asText(), 16);
    }
}
