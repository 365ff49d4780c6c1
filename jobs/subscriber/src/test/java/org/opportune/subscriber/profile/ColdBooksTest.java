package org.opportune.subscriber.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.opportune.schemas.UndecodableRecord;
import org.opportune.schemas.Wire;
import org.opportune.schemas.fact.Channel;
import org.opportune.schemas.fact.Consent;
import org.opportune.schemas.fact.DataCategory;
import org.opportune.schemas.fact.ListEntry;
import org.opportune.schemas.fact.ListName;
import org.opportune.schemas.fact.Purpose;
import org.opportune.schemas.profile.ColdProfile;
import org.opportune.schemas.profile.Contact;
import org.opportune.subscriber.Subscriber;

/** The cold part after it was read from bytes: lists that Avro made are not the lists that Java makes. */
class ColdBooksTest {
    private static final Wire<ColdProfile> WIRE = Wire.of(ColdProfile.class);

    private static ColdProfile stored(ColdProfile cold) throws UndecodableRecord {
        return WIRE.decode(WIRE.encode(cold));
    }

    private static Contact contact(int i, long atMs) {
        return new Contact("action-" + i, "offer", Purpose.MARKETING, atMs, null);
    }

    @Test
    void theLedgerForgetsTheOldestByAgeAndByNumber() throws UndecodableRecord {
        ColdProfile cold = Subscriber.emptyCold();
        for (int i = 0; i < ContactLedger.KEPT + 10; i++) {
            cold = stored(cold);
            new ContactLedger(cold).reserve(contact(i, i));
        }
        assertThat(cold.getLedger()).hasSize(ContactLedger.KEPT);
        assertThat(cold.getLedger().get(0).getActionId()).isEqualTo("action-10");
        cold = stored(cold);
        new ContactLedger(cold).reserve(contact(999, ContactLedger.RETENTION_MS + 100));
        assertThat(cold.getLedger().get(0).getAtMs()).isEqualTo(100);
    }

    @Test
    void anActionIsReservedOnce() {
        ColdProfile cold = Subscriber.emptyCold();
        new ContactLedger(cold).reserve(contact(1, 5));
        new ContactLedger(cold).reserve(contact(1, 5));
        assertThat(new ContactLedger(cold).countSince(Set.of(Purpose.MARKETING), 5, 1))
                .isEqualTo(1);
        assertThat(new ContactLedger(cold).countSince(Set.of(Purpose.SERVICE), 5, 1))
                .isZero();
    }

    @Test
    void idsOfFactsAreForgottenOldestFirst() throws UndecodableRecord {
        ColdProfile cold = Subscriber.emptyCold();
        for (long id = 0; id < 100; id++) {
            cold = stored(cold);
            assertThat(Memory.addFactId(cold, id)).isTrue();
            assertThat(Memory.addFactId(cold, id)).isFalse();
        }
        assertThat(cold.getFactIds()).hasSize(64).startsWith(36L).endsWith(99L);
    }

    @Test
    void nobodySharesAnEmptyProfile() {
        new ContactLedger(Subscriber.emptyCold()).reserve(contact(1, 5));
        assertThat(Subscriber.emptyCold().getLedger()).isEmpty();
    }

    @Test
    void theLatestConsentThatCoversTheCaseCounts() {
        ColdProfile cold = Subscriber.emptyCold();
        ConsentBook book = new ConsentBook(cold);
        assertThat(allows(book)).isFalse();
        book.state(consent(true, Channel.ANY, null), 10);
        assertThat(allows(book)).isTrue();
        assertThat(book.allows(Purpose.RESPONSE, Channel.SMS, "shop")).isFalse();
        book.state(consent(false, Channel.SMS, "shop"), 20);
        assertThat(allows(book)).isFalse();
        assertThat(book.allows(Purpose.MARKETING, Channel.SMS, "bank")).isTrue();
        assertThat(book.allows(Purpose.MARKETING, Channel.MMS, "shop")).isTrue();
        book.state(consent(true, Channel.ANY, null), 30);
        assertThat(allows(book)).isTrue();
        book.state(consent(false, Channel.ANY, null), 30);
        assertThat(allows(book)).as("of one time the withdrawal counts").isFalse();
        book.state(consent(true, Channel.ANY, null), 30);
        assertThat(allows(book)).as("in whatever order they came").isFalse();
        book.state(consent(true, Channel.ANY, null), 5);
        assertThat(allows(book)).as("a late statement changes nothing").isFalse();
    }

    private static boolean allows(ConsentBook book) {
        return book.allows(Purpose.MARKETING, Channel.SMS, "shop");
    }

    private static Consent consent(boolean granted, Channel channel, String dataUser) {
        return new Consent(granted, Purpose.MARKETING, channel, DataCategory.ANY, dataUser, null, null);
    }

    @Test
    void aListClosesItsChannelForItsDataUser() {
        ColdProfile cold = Subscriber.emptyCold();
        ListBook book = new ListBook(cold);
        book.state(new ListEntry(ListName.BLACK, true, Channel.SMS, "shop"), 10);
        book.state(new ListEntry(ListName.GREY, true, Channel.ANY, null), 10);
        assertThat(book.closes(Channel.SMS, "shop")).isTrue();
        assertThat(book.closes(Channel.SMS, "bank")).isFalse();
        assertThat(book.closes(Channel.MMS, "shop")).isFalse();
        book.state(new ListEntry(ListName.BLACK, false, Channel.SMS, "shop"), 9);
        assertThat(book.closes(Channel.SMS, "shop")).isTrue();
        book.state(new ListEntry(ListName.BLACK, false, Channel.SMS, "shop"), 10);
        assertThat(book.closes(Channel.SMS, "shop")).isFalse();
    }
}
