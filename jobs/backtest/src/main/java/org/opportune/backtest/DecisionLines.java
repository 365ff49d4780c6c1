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
import org.opportune.schemas.match.Match;
import org.opportune.schemas.match.MatchId;

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
        Match match = decision.getMatch();
        match(pseudonym, match.getScenario(), match.getMatchedMs(), match.getId());
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
        match(pseudonym, held.getScenario(), held.getMatchedMs(), held.getMatchId());
        json.writeStringField("campaign", held.getCampaign());
        json.writeStringField("outcome", "HELD");
        json.writeStringField("until", Instant.ofEpochMilli(held.getDueMs()).toString());
        json.writeEndObject();
        json.writeRaw('\n');
    }

    private void match(String pseudonym, String scenario, long matchedMs, MatchId id) throws IOException {
        json.writeStringField("subscriber", pseudonym);
        json.writeStringField("scenario", scenario);
        json.writeStringField("matched", Instant.ofEpochMilli(matchedMs).toString());
        json.writeStringField("match", HexFormat.of().formatHex(id.bytes()));
    }

    @Override
    public void close() throws IOException {
        json.close();
    }
}
