package org.opportune.subscriber.explain;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.opportune.model.Campaign;
import org.opportune.model.LocalField;
import org.opportune.model.Policy;
import org.opportune.model.ProfileField;
import org.opportune.schemas.match.Match;
import org.opportune.schemas.profile.Contact;
import org.opportune.subscriber.Definitions;
import org.opportune.subscriber.Subscriber;
import org.opportune.subscriber.policy.Permission;
import org.opportune.subscriber.policy.Request;
import org.opportune.subscriber.policy.Verdict;

/**
 * When a campaign that was refused could speak, if nothing else happens. What passes with time changes only when a
 * contact leaves a window and when a night ends, so the policy of the jobs is asked at each of these times.
 */
final class NextChance {
    private static final int NIGHTS = 8;

    private NextChance() {}

    /** UTC ms of the first time at which a match would be answered with a push; empty = none is known. */
    static OptionalLong of(Campaign campaign, Match match, Subscriber subscriber, Definitions definitions, long nowMs) {
        Policy policy = definitions.policy();
        if (policy == null) {
            return OptionalLong.empty();
        }
        TreeSet<Long> times = new TreeSet<>();
        for (Contact contact : subscriber.cold().getLedger()) {
            times.add(contact.getAtMs() + campaign.coolDownMs());
            policy.caps().forEach(cap -> times.add(contact.getAtMs() + cap.windowMs()));
        }
        nightEnds(policy, subscriber, nowMs, times);
        times.headSet(nowMs, true).clear();
        while (!times.isEmpty()) {
            long at = times.first();
            times.remove(at);
            Verdict verdict = Permission.ask(new Request(
                    campaign, at(match, at), subscriber, policy, definitions.tables(), definitions.stops(), at));
            if (verdict.action() != null) {
                return OptionalLong.of(at);
            }
            if (verdict.holdUntilMs() > at) {
                times.add(verdict.holdUntilMs());
            }
        }
        return OptionalLong.empty();
    }

    private static void nightEnds(Policy policy, Subscriber subscriber, long nowMs, Set<Long> times) {
        Policy.QuietHours hours = policy.quietHours();
        if (hours == null) {
            return;
        }
        ZoneId zone = LocalField.zone((String) subscriber.hot().get(ProfileField.ZONE, nowMs), policy.zone());
        ZonedDateTime end = Instant.ofEpochMilli(nowMs).atZone(zone).with(hours.until());
        for (int night = 0; night < NIGHTS; night++) {
            times.add(end.plusDays(night).toInstant().toEpochMilli());
        }
    }

    private static Match at(Match match, long atMs) {
        return new Match(
                match.getId(),
                match.getScenario(),
                match.getFingerprint(),
                match.getMsisdn(),
                atMs,
                match.getEvidence());
    }
}
