package org.opportune.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.opportune.schemas.fact.Channel;
import org.opportune.schemas.fact.Purpose;

/**
 * The project sheet: who says what, when a scenario is recognised.
 *
 * @param id unique, kebab-case
 * @param scenario id of the scenario it listens to
 * @param dataUser who speaks; subject of consent
 * @param audience null = everybody
 * @param texts language tag to text; holds {@code defaultLanguage}
 * @param sender short code or alphanumeric sender
 * @param validForMs from the match on; after that nothing is sent
 * @param coolDownMs this campaign speaks to one subscriber at most once in this time; 0 = no limit
 * @param controlPerMille share of subscribers that hear nothing, 0..1000, chosen by hash of campaign and subscriber
 * @param fingerprint 32 hex digits over everything that changes a decision
 */
public record Campaign(
        String id,
        String scenario,
        String dataUser,
        Purpose purpose,
        Channel channel,
        @Nullable Condition audience,
        Map<String, String> texts,
        String defaultLanguage,
        String sender,
        long validForMs,
        long coolDownMs,
        int controlPerMille,
        String fingerprint) {
    public Campaign {
        texts = Map.copyOf(texts);
    }

    /** The same for an audience of the same people. */
    public Campaign withAudience(Condition other) {
        return new Campaign(
                id,
                scenario,
                dataUser,
                purpose,
                channel,
                other,
                texts,
                defaultLanguage,
                sender,
                validForMs,
                coolDownMs,
                controlPerMille,
                fingerprint);
    }
}
