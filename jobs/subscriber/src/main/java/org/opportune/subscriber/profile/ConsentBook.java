package org.opportune.subscriber.profile;

import java.util.List;
import java.util.Objects;
import org.opportune.schemas.fact.Channel;
import org.opportune.schemas.fact.Consent;
import org.opportune.schemas.fact.DataCategory;
import org.opportune.schemas.fact.Purpose;
import org.opportune.schemas.profile.ColdProfile;
import org.opportune.schemas.profile.ConsentState;

/**
 * What the subscriber agreed to (PRV-19, PRV-31). Of the statements that cover a purpose, channel and data user the
 * latest counts; of two of the same time the withdrawal does. Nothing stated is no consent.
 */
public final class ConsentBook {
    private final List<ConsentState> statements;

    public ConsentBook(ColdProfile cold) {
        this.statements = cold.getConsents();
    }

    /** True if the data user may speak for this purpose over this channel. */
    public boolean allows(Purpose purpose, Channel channel, String dataUser) {
        ConsentState latest = null;
        for (ConsentState s : statements) {
            if (covers(s.getConsent(), purpose, channel, dataUser) && (latest == null || overrides(s, latest))) {
                latest = s;
            }
        }
        return latest != null && latest.getConsent().getGranted();
    }

    /** Enters a statement; one about the same thing that is not later is replaced. */
    void state(Consent consent, long happenedMs) {
        ConsentState stated = new ConsentState(consent, happenedMs);
        for (int i = 0; i < statements.size(); i++) {
            ConsentState known = statements.get(i);
            if (sameSubject(known.getConsent(), consent)) {
                if (overrides(stated, known)) {
                    statements.set(i, stated);
                }
                return;
            }
        }
        statements.add(stated);
    }

    private static boolean overrides(ConsentState a, ConsentState b) {
        return a.getHappenedMs() != b.getHappenedMs()
                ? a.getHappenedMs() > b.getHappenedMs()
                : !a.getConsent().getGranted();
    }

    private static boolean covers(Consent c, Purpose purpose, Channel channel, String dataUser) {
        // Campaigns do not say yet which data moved them: a grant for one category is none for the whole, and a
        // withdrawal of any is one.
        return c.getPurpose() == purpose
                && (!c.getGranted() || c.getCategory() == DataCategory.ANY)
                && (c.getChannel() == Channel.ANY || c.getChannel() == channel)
                && (c.getDataUser() == null || c.getDataUser().equals(dataUser));
    }

    private static boolean sameSubject(Consent a, Consent b) {
        return a.getPurpose() == b.getPurpose()
                && a.getChannel() == b.getChannel()
                && a.getCategory() == b.getCategory()
                && Objects.equals(a.getDataUser(), b.getDataUser());
    }
}
