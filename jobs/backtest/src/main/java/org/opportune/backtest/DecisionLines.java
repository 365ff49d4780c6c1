package org.opportune.backtest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import org.opportune.schemas.decision.Decision;
import org.opportune.schemas.decision.DecisionKind;
import org.opportune.schemas.match.HeldAtEnd;

/** The log of all decisions as JSON lines, one decision each, without numbers of subscribers. */
final class DecisionLines implements Closeable {
    private final JsonGenerator json;

    DecisionLines(Path file) throws IOException {
        this.json = new JsonFactory().createGenerator(Files.newBufferedWriter(file));
        json.setRootValueSeparator(null);
    }

    void write(Decision decision, String pseudonym) throws IOException {
        json.writeStartObject();
        json.writeStringField(
                "at", Instant.ofEpochMilli(decision.getDecidedMs()).toString());
        json.writeStringField("subscriber", pseudonym);
        json.writeStringField("scenario", decision.getMatch().getScenario());
        json.writeStringField(
                "matched",
                Instant.ofEpochMilli(decision.getMatch().getMatchedMs()).toString());
        json.writeStringField(
                "match", HexFormat.of().formatHex(decision.getMatch().getId().bytes()));
        if (decision.getCampaign() != null) {
            json.writeStringField("campaign", decision.getCampaign());
        }
        boolean action = decision.getKind() == DecisionKind.ACTION;
        json.writeStringField("outcome", action ? "ACTION" : String.valueOf(decision.getReason()));
        if (decision.getDetail() != null) {
            json.writeStringField("detail", decision.getDetail());
        }
        json.writeEndObject();
        json.writeRaw('\n');
    }

    /** A match that waits at the end: neither sent nor refused. */
    void write(HeldAtEnd held, String pseudonym) throws IOException {
        json.writeStartObject();
        json.writeStringField("subscriber", pseudonym);
        json.writeStringField("scenario", held.getScenario());
        json.writeStringField(
                "matched", Instant.ofEpochMilli(held.getMatchedMs()).toString());
        json.writeStringField(
                "match", HexFormat.of().formatHex(held.getMatchId().bytes()));
        json.writeStringField("campaign", held.getCampaign());
        json.writeStringField("outcome", "HELD");
        json.writeStringField("until", Instant.ofEpochMilli(held.getDueMs()).toString());
        json.writeEndObject();
        json.writeRaw('\n');
    }

    @Override
    public void close() throws IOException {
        json.close();
    }
}
