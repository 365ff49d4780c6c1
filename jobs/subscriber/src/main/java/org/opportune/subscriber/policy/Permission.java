package org.opportune.subscriber.policy;

import java.time.ZoneId;
import java.util.HexFormat;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.opportune.model.Campaign;
import org.opportune.model.LocalField;
import org.opportune.model.Policy;
import org.opportune.model.Policy.FrequencyCap;
import org.opportune.model.Policy.QuietHours;
import org.opportune.model.Predicate;
import org.opportune.model.ProfileField;
import org.opportune.schemas.EventIds;
import org.opportune.schemas.Stop;
import org.opportune.schemas.action.Action;
import org.opportune.schemas.decision.RefusalReason;
import org.opportune.schemas.fact.Purpose;
import org.opportune.subscriber.profile.ConsentBook;
import org.opportune.subscriber.profile.ContactLedger;
import org.opportune.subscriber.profile.ListBook;

/**
 * Asks every rule in turn; the first that objects gives the reason. What somebody stopped is not looked into. What lasts
 * comes first (audience, lists, consent),
 * then the control group, so that those kept silent are people who could have been spoken to, then what passes with
 * time (night, cool-down, cap). Stateless.
 */
public final class Permission {
    private static final Set<Purpose> NEEDS_CONSENT = Set.of(Purpose.MARKETING);

    private Permission() {}

    /** The permitted action, the first reason against it, or until when to hold it. */
    public static Verdict ask(Request request) {
        Policy policy = request.policy();
        if (policy == null) {
            return Verdict.refuse(RefusalReason.NO_POLICY, null);
        }
        Verdict stopped = askStopped(request);
        if (stopped != null) {
            return stopped;
        }
        Verdict lasting = askLasting(request);
        if (lasting != null) {
            return lasting;
        }
        Verdict passing = askPassing(request, policy);
        return passing != null ? passing : Verdict.permit(action(request));
    }

    private static @Nullable Verdict askStopped(Request r) {
        if (r.stops().isEmpty()) {
            return null;
        }
        Set<String> areas = r.areas();
        for (Stop stop : r.stops()) {
            if (stop.covers(r.campaign().id(), r.campaign().dataUser(), areas)) {
                return Verdict.refuse(RefusalReason.STOPPED, stop.id());
            }
        }
        return null;
    }

    private static @Nullable Verdict askLasting(Request r) {
        Campaign campaign = r.campaign();
        if (!inAudience(r)) {
            return Verdict.refuse(RefusalReason.NOT_IN_AUDIENCE, null);
        }
        if (NEEDS_CONSENT.contains(campaign.purpose())) {
            if (new ListBook(r.subscriber().cold()).closes(campaign.channel(), campaign.dataUser())) {
                return Verdict.refuse(RefusalReason.BLACK_LISTED, null);
            }
            if (!new ConsentBook(r.subscriber().cold())
                    .allows(campaign.purpose(), campaign.channel(), campaign.dataUser())) {
                return Verdict.refuse(RefusalReason.NO_CONSENT, null);
            }
        }
        long share = StableHash.below(
                1000, "control:" + campaign.id(), r.subscriber().msisdn());
        return share < campaign.controlPerMille() ? Verdict.refuse(RefusalReason.CONTROL_GROUP, null) : null;
    }

    private static @Nullable Verdict askPassing(Request r, Policy policy) {
        Verdict night = askNight(r, policy);
        if (night != null) {
            return night;
        }
        Campaign campaign = r.campaign();
        ContactLedger ledger = new ContactLedger(r.subscriber().cold());
        if (campaign.coolDownMs() > 0 && ledger.spokeSince(campaign.id(), r.nowMs(), campaign.coolDownMs())) {
            return Verdict.refuse(RefusalReason.COOL_DOWN, "cool-down " + campaign.coolDownMs() + " ms");
        }
        for (FrequencyCap cap : policy.caps()) {
            int heard = ledger.countSince(cap.purposes(), r.nowMs(), cap.windowMs());
            if (cap.purposes().contains(campaign.purpose()) && heard >= cap.times()) {
                return Verdict.refuse(
                        RefusalReason.FREQUENCY_CAP, heard + " of " + cap.times() + " in " + cap.windowMs() + " ms");
            }
        }
        return null;
    }

    private static @Nullable Verdict askNight(Request r, Policy policy) {
        QuietHours hours = policy.quietHours();
        if (hours == null || !hours.purposes().contains(r.campaign().purpose())) {
            return null;
        }
        ZoneId zone = zone(r, policy);
        if (!QuietHoursCheck.isQuiet(hours, zone, r.nowMs())) {
            return null;
        }
        long untilMs = QuietHoursCheck.holdUntilMs(
                hours, zone, r.nowMs(), r.subscriber().msisdn());
        return untilMs < validUntilMs(r) ? Verdict.hold(untilMs) : Verdict.refuse(RefusalReason.QUIET_HOURS, null);
    }

    /** The subscriber's own zone, or the house's if it is not known or no zone. */
    private static ZoneId zone(Request r, Policy policy) {
        return LocalField.zone((String) r.subscriber().hot().get(ProfileField.ZONE, r.nowMs()), policy.zone());
    }

    private static boolean inAudience(Request r) {
        return r.campaign().audience() == null
                || r.campaign().audience().code().ask(new AudienceScope(r)) == Predicate.Truth.TRUE;
    }

    private static long validUntilMs(Request r) {
        return r.match().getMatchedMs() + r.campaign().validForMs();
    }

    private static Action action(Request r) {
        Campaign campaign = r.campaign();
        byte[] id =
                EventIds.hash(EventIds.part(campaign.id()), r.match().getId().bytes());
        return new Action(
                HexFormat.of().formatHex(id),
                r.subscriber().msisdn(),
                campaign.id(),
                campaign.scenario(),
                campaign.dataUser(),
                campaign.purpose(),
                campaign.channel(),
                campaign.sender(),
                text(r),
                r.nowMs(),
                validUntilMs(r),
                r.areas().stream().sorted().toList());
    }

    /** In the subscriber's language, else in its primary language (zh for zh-TW), else in the campaign's default. */
    private static String text(Request r) {
        Campaign campaign = r.campaign();
        Object language = r.subscriber().hot().get(ProfileField.LANGUAGE, r.nowMs());
        String fallback = campaign.texts().get(campaign.defaultLanguage());
        if (fallback == null) {
            throw new IllegalArgumentException("texts must hold the default language: campaign=" + campaign.id());
        }
        if (language == null) {
            return fallback;
        }
        String tag = (String) language;
        int dash = tag.indexOf('-');
        String primary = dash < 0 ? tag : tag.substring(0, dash);
        return campaign.texts().getOrDefault(tag, campaign.texts().getOrDefault(primary, fallback));
    }
}
