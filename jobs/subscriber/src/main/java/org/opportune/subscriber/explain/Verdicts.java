package org.opportune.subscriber.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.opportune.model.Asked;
import org.opportune.model.Campaign;
import org.opportune.model.Phrase;
import org.opportune.model.Policy;
import org.opportune.schemas.Envelope;
import org.opportune.schemas.action.Action;
import org.opportune.schemas.decision.Decision;
import org.opportune.schemas.decision.RefusalReason;
import org.opportune.schemas.event.UnappliedReason;
import org.opportune.schemas.match.Match;
import org.opportune.subscriber.Definitions;
import org.opportune.subscriber.StepOutput;
import org.opportune.subscriber.Subscriber;
import org.opportune.subscriber.explain.Moment.Change;
import org.opportune.subscriber.explain.Moment.Note;

/** Hears what the step says, and tells matches and decisions in words. One touch after the other. */
final class Verdicts implements StepOutput {
    private static final Pattern MILLIS = Pattern.compile("(\\d+) ms");

    private final Definitions definitions;
    private final Subscriber subscriber;
    private final Journey journey;
    private final List<Asked> asked;
    final List<Long> matchesAtMs = new ArrayList<>();
    final List<Note> notes = new ArrayList<>();
    /** Of this touch. */
    int matched;

    @Nullable
    UnappliedReason unapplied;

    Verdicts(Definitions definitions, Subscriber subscriber, Journey journey, List<Asked> asked) {
        this.definitions = definitions;
        this.subscriber = subscriber;
        this.journey = journey;
        this.asked = asked;
    }

    /** Forgets what the touch before said. */
    void begin() {
        notes.clear();
        matched = 0;
        unapplied = null;
    }

    @Override
    public void applied(Envelope event) {}

    @Override
    public void unapplied(Envelope event, UnappliedReason reason) {
        unapplied = reason;
    }

    @Override
    public void absentField(String scenario, String step) {}

    @Override
    public void matched(Match match, int decisions) {
        matched++;
        matchesAtMs.add(match.getMatchedMs());
        var scenario = definitions.scenario(match.getScenario());
        long coolDownMs = scenario == null ? 0 : scenario.coolDownMs();
        notes.add(new Note(
                Change.MATCHES,
                match.getScenario() + " matches"
                        + (coolDownMs > 0 ? ", rests until " + journey.after(match.getMatchedMs() + coolDownMs) : "")));
    }

    @Override
    public void held(Match match, String campaign, long untilMs) {
        notes.add(new Note(Change.HELD, campaign + " waits: quiet hours end at " + journey.after(untilMs)));
    }

    @Override
    public void decided(Decision decision, @Nullable Action action) {
        String id = decision.getCampaign();
        Campaign campaign = id == null ? null : definitions.campaign(id);
        if (action != null) {
            notes.add(new Note(
                    Change.PUSH,
                    action.getCampaign() + " speaks by "
                            + action.getChannel().name().toLowerCase(Locale.ROOT) + ", valid until "
                            + journey.after(action.getValidUntilMs())));
        } else if (campaign != null && decision.getReason() != null) {
            notes.add(new Note(
                    Change.REFUSED, campaign.id() + " " + decision.getReason() + ": " + why(decision, campaign)));
        }
        // Without a campaign nobody was asked.
    }

    private String why(Decision decision, Campaign campaign) {
        RefusalReason reason = decision.getReason();
        if (reason == null) {
            return "";
        }
        String who = campaign.purpose().name().toLowerCase(Locale.ROOT) + " by "
                + campaign.channel().name().toLowerCase(Locale.ROOT) + " of " + campaign.dataUser();
        return switch (reason) {
            case NOT_IN_AUDIENCE -> audience();
            case NO_CONSENT -> "no consent to " + who + "; allowed once it is given";
            case BLACK_LISTED -> "on a list that closes " + who + "; allowed once off it";
            case CONTROL_GROUP ->
                "one of the " + campaign.controlPerMille() + " per mille that hear nothing, for as long as that is so";
            case NO_POLICY -> "no policy is in force, so nobody may speak";
            case QUIET_HOURS ->
                quietHours() + ", and valid for " + Phrase.duration(campaign.validForMs()) + " only"
                        + chance(decision, campaign);
            case COOL_DOWN ->
                "spoke less than " + Phrase.duration(campaign.coolDownMs()) + " ago" + chance(decision, campaign);
            case FREQUENCY_CAP -> "heard " + detail(decision) + chance(decision, campaign);
            case FEED_SILENT -> "the feed that would have shown the opposite was silent";
            case SHADOW -> "the scenario is looked at only";
            case CAMPAIGN_RETIRED -> "the campaign is not in force any more";
            case TENANCY_CLOSED -> "the number has another holder, or nobody's data may be used any more";
            case NO_CAMPAIGN -> "no campaign listens";
            case STOPPED -> "stopped: " + detail(decision) + "; allowed once it is resumed";
            case UNRECOGNISED -> "of a newer version";
        };
    }

    private String audience() {
        for (int i = asked.size() - 1; i >= 0; i--) {
            if (asked.get(i).step() == Asked.AUDIENCE && !asked.get(i).held()) {
                return "audience: " + Told.why(asked.get(i));
            }
        }
        return "the audience's condition does not hold";
    }

    private String quietHours() {
        Policy policy = definitions.policy();
        Policy.QuietHours hours = policy == null ? null : policy.quietHours();
        return hours == null ? "quiet hours" : "quiet hours " + hours.from() + " to " + hours.until();
    }

    /** The detail is made for machines. */
    private static String detail(Decision decision) {
        String detail = decision.getDetail() == null ? "" : decision.getDetail();
        return MILLIS.matcher(detail).replaceAll((MatchResult millis) -> duration(millis.group(1)));
    }

    private static String duration(String millis) {
        return Phrase.duration(Long.parseLong(millis));
    }

    private String chance(Decision decision, Campaign campaign) {
        OptionalLong at =
                NextChance.of(campaign, decision.getMatch(), subscriber, definitions, decision.getDecidedMs());
        return at.isEmpty() ? "" : "; would be allowed from " + journey.after(at.getAsLong());
    }
}
