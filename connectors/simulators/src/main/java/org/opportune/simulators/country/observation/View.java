package org.opportune.simulators.country.observation;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Which interfaces somebody has tapped. What the business knows, and what its platforms report, comes beside each. */
public enum View {
    /** Every interface of the network; no records. */
    ALL("all", EnumSet.complementOf(EnumSet.of(Feed.BILLING))),
    /** What a switch of circuits sees: A interface, messages over SGs, and who registers abroad. No packet data. */
    A_INTERFACE("a-interface", EnumSet.of(Feed.A_INTERFACE, Feed.SGS, Feed.HLR, Feed.CRM, Feed.PLATFORM)),
    /** The packet network of the new radio, decoded: no calls, and of the old radio no more than its data. */
    FEED("feed", EnumSet.of(Feed.XDR, Feed.SGS, Feed.MMSC, Feed.HLR, Feed.CRM, Feed.PLATFORM)),
    /** What is charged, some minutes later, record by record. */
    BILLING("billing", EnumSet.of(Feed.BILLING, Feed.CRM, Feed.PLATFORM));

    private final String word;

    @SuppressWarnings("ImmutableEnumChecker") // never changed
    private final Set<Feed> feeds;

    View(String word, Set<Feed> feeds) {
        this.word = word;
        this.feeds = feeds;
    }

    /** How people name it. */
    public String word() {
        return word;
    }

    /** The view of that name: all, a-interface, feed or billing. */
    public static View of(String word) {
        return Arrays.stream(values())
                .filter(view -> view.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "source must be all, a-interface, feed or billing: source=" + word));
    }

    /** Names of its feeds, as events write them. */
    public List<String> feeds() {
        return feeds.stream().map(Feed::source).toList();
    }

    boolean shows(long head) {
        Feed feed = Slip.feed(head);
        // Of a phone of the old radio the message passes another network.
        return feeds.contains(feed) && (this != FEED || feed != Feed.MMSC || Slip.newRadio(head));
    }

    boolean recordsOnly() {
        return this == BILLING;
    }
}
