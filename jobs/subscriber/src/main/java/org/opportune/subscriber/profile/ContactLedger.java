package org.opportune.subscriber.profile;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.opportune.schemas.fact.Outcome;
import org.opportune.schemas.fact.OutcomeStatus;
import org.opportune.schemas.fact.Purpose;
import org.opportune.schemas.profile.ColdProfile;
import org.opportune.schemas.profile.Contact;

/**
 * What was said to the subscriber, or is on its way (FIL-05, PRO-26). An action counts from its decision; an outcome
 * that says nobody heard it frees the reservation. UNKNOWN counts: it may have been heard.
 */
public final class ContactLedger {
    /** Contacts older than this before the newest are forgotten, ms: the longest window a policy may ask for. */
    public static final long RETENTION_MS = 366L * 24 * 3_600_000;
    /** Contacts kept at most. */
    static final int KEPT = 256;

    private static final Set<OutcomeStatus> NOT_HEARD =
            Set.of(OutcomeStatus.REJECTED, OutcomeStatus.EXPIRED, OutcomeStatus.FAILED, OutcomeStatus.STOPPED);

    private final List<Contact> contacts;

    public ContactLedger(ColdProfile cold) {
        this.contacts = cold.getLedger();
    }

    /** Enters an action. Idempotent by action id. */
    public void reserve(Contact contact) {
        if (contacts.stream().anyMatch(c -> c.getActionId().equals(contact.getActionId()))) {
            return;
        }
        contacts.add(contact);
        // Oldest first; lists that Avro reads cannot remove while they are walked.
        while (contacts.size() > KEPT || contacts.get(0).getAtMs() < contact.getAtMs() - RETENTION_MS) {
            contacts.remove(0);
        }
    }

    /** Enters what became of an action, in whatever order it is told. An unknown action id changes nothing. */
    void outcome(Outcome outcome) {
        for (Contact c : contacts) {
            if (c.getActionId().equals(outcome.getActionId()) && weight(outcome.getStatus()) > weight(c.getStatus())) {
                c.setStatus(outcome.getStatus());
            }
        }
    }

    /** What an SMSC said outweighs that nobody knows, and what the handset said outweighs both. */
    private static int weight(@Nullable OutcomeStatus status) {
        if (status == null) {
            return 0;
        }
        return switch (status) {
            case UNKNOWN -> 1;
            case ACCEPTED -> 2;
            case REJECTED, EXPIRED, STOPPED, DELIVERED, FAILED -> 3;
            case REPLIED, ORDERED, COMPLAINED -> 4;
        };
    }

    /** Contacts of one of the purposes in (nowMs - windowMs, nowMs]. */
    public int countSince(Set<Purpose> purposes, long nowMs, long windowMs) {
        return (int) contacts.stream()
                .filter(c -> heard(c) && purposes.contains(c.getPurpose()) && c.getAtMs() > nowMs - windowMs)
                .count();
    }

    /** True if the campaign has a contact in (nowMs - windowMs, nowMs]. */
    public boolean spokeSince(String campaign, long nowMs, long windowMs) {
        return contacts.stream()
                .anyMatch(c -> heard(c) && c.getCampaign().equals(campaign) && c.getAtMs() > nowMs - windowMs);
    }

    private static boolean heard(Contact c) {
        return c.getStatus() == null || !NOT_HEARD.contains(c.getStatus());
    }
}
