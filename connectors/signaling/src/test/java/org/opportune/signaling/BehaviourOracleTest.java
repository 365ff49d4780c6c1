package org.opportune.signaling;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opportune.signaling.identity.Numbers;

/**
 * Behaviours of the real captures against those that somebody else folded from what tshark decoded. Every value of every row
 * is compared but for what a behaviour does not keep: numbers of connections and of the base station, RP references, the
 * first release's name, answers' texts, why a handover was wanted if it failed, the subscriber's own number in a call to him,
 * and each change of an IMEI, which here counts only when it is seen twice.
 */
class BehaviourOracleTest {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final Set<String> LEFT_OUT =
            Set.of("t", "event", "imsi", "conn", "bsc", "ref", "rel_msg", "conn_end", "changed_from");

    /** Half of what the reference rounds to, and what a double of 10 digits before the point keeps. */
    private static final double ROUNDING = 0.000_501;

    private final List<String> differences = new ArrayList<>();
    private int compared;

    @ParameterizedTest
    @CsvSource({
        "osmo-a-m3ua, 52, 347",
        "osmo-c-two-bsc, 14, 102",
        "osmo-e-clean-calls, 38, 272",
        "osmo-f-handover, 17, 98"
    })
    void everyBehaviourIsAsTheReferenceSays(String capture, int rows, int values) throws IOException {
        BehaviourRows ours = new BehaviourRows(numbers(capture));
        Captures.behaviours(capture + "_bscleg.pcap").forEach(ours::take);
        Set<String> unseen = new TreeSet<>(ours.rows.keySet());
        List<String> lines = Captures.lines(capture + ".behaviours.jsonl");
        for (String line : lines) {
            JsonNode row = JSON.readTree(line);
            String key = micros(row.get("t")) + " " + row.get("event").asText() + " "
                    + row.get("imsi").asText();
            unseen.remove(key);
            compare(key, row, ours.rows.get(key));
        }
        assertThat(differences).isEmpty();
        assertThat(unseen).as("ours alone").isEmpty();
        assertThat(ours.doubles).isEmpty();
        assertThat(lines).hasSize(rows);
        assertThat(compared).as("values compared").isEqualTo(values);
    }

    private static long micros(JsonNode seconds) {
        return seconds.decimalValue().movePointRight(6).longValueExact();
    }

    private static Numbers numbers(String capture) throws IOException {
        Numbers numbers = new Numbers();
        for (String line : Captures.lines(capture + ".actions.jsonl")) {
            JsonNode action = JSON.readTree(line);
            if (action.get("ev").asText().equals("hlr_subscriber")) {
                long imsi = Long.parseLong("1" + action.get("imsi").asText());
                numbers.home(imsi, action.get("msisdn").asLong());
            }
        }
        return numbers;
    }

    private void compare(String key, JsonNode row, @Nullable Map<String, Object> ours) {
        if (ours == null) {
            differences.add(key + ": missing");
            return;
        }
        boolean calledHere = row.path("dir").asText().equals("MT");
        boolean answer = row.path("msg").asText().startsWith("Release Complete");
        boolean wish = row.path("msg").asText().matches("Handover (Required|Request)");
        row.fieldNames().forEachRemaining(name -> {
            boolean left = LEFT_OUT.contains(name)
                    || (calledHere && name.equals("called"))
                    || (answer && name.equals("ussd"))
                    || (wish && name.equals("cause"));
            if (!left) {
                compare(key + " " + name, row.get(name), name, ours.get(name));
            }
        });
    }

    private void compare(String key, JsonNode theirs, String name, @Nullable Object ours) {
        compared++;
        boolean same = ours instanceof Double seconds
                ? theirs.decimalValue()
                                .subtract(BigDecimal.valueOf(seconds))
                                .abs()
                                .doubleValue()
                        < ROUNDING
                : text(name, theirs).equals(String.valueOf(ours));
        if (!same) {
            differences.add(key + ": reference " + theirs + ", ours " + ours);
        }
    }

    private static String text(String name, JsonNode theirs) {
        if (theirs.isArray()) {
            List<String> all = new ArrayList<>();
            theirs.forEach(one -> all.add(one.asText()));
            return all.toString();
        }
        // No area, or a deleted one (TS 23.003 4.1).
        boolean none = name.equals("old_lac") && Set.of("0x0000", "0xfffe").contains(theirs.asText());
        return none ? "none" : theirs.asText();
    }
}
