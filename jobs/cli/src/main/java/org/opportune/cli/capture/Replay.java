package org.opportune.cli.capture;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.opportune.archive.sealed.Archive;
import org.opportune.archive.sealed.Excerpt;
import org.opportune.archive.sealed.MergedReader;
import org.opportune.archive.sealed.Position;
import org.opportune.archive.sealed.Shelf;
import org.opportune.schemas.Envelope;
import org.opportune.schemas.match.Match;
import org.opportune.subscriber.Definitions;
import org.opportune.subscriber.FeedLiveness;
import org.opportune.subscriber.InMemorySubscribers;
import org.opportune.subscriber.MatchesOnly;
import org.opportune.subscriber.Subscriber;
import org.opportune.subscriber.SubscriberStep;

/** What the step of the jobs recognises in an archive, without decisions. One use, one thread. */
public final class Replay extends MatchesOnly {
    private final SubscriberStep step;
    private final InMemorySubscribers subscribers = new InMemorySubscribers();
    private final List<Match> matches = new ArrayList<>();

    private Replay(Definitions definitions) {
        step = new SubscriberStep(orderMs -> definitions, new FeedLiveness(Long.MAX_VALUE / 2));
    }

    @Override
    public void matched(Match match, int decisions) {
        matches.add(match);
    }

    private void show(Envelope placed) {
        Subscriber subscriber = subscribers.load(placed.msisdn());
        step.onEvent(subscriber, placed, this);
        subscribers.save(subscriber);
    }

    private void pass(long msisdn, long untilMs) {
        Subscriber subscriber = subscribers.load(msisdn);
        step.onTime(subscriber, untilMs, this);
        subscribers.save(subscriber);
    }

    /**
     * UTC ms of every match of one subscriber, in order.
     *
     * @param all of this subscriber, from the archive's beginning on
     * @param untilMs up to which silence is waited out, inclusive
     */
    static List<Long> matches(Surroundings with, List<Envelope> all, long untilMs) {
        Replay replay = new Replay(with.definitions());
        all.forEach(replay::show);
        all.stream().limit(1).forEach(first -> replay.pass(first.msisdn(), untilMs));
        return replay.matches.stream().map(Match::getMatchedMs).toList();
    }

    /**
     * The number of the subscriber who has this match; empty if nobody has. Goes through the archive until it is found.
     *
     * @param id the match's, 16 octets
     */
    public static OptionalLong whoHas(byte[] id, Surroundings with, Archive archive) throws IOException {
        Definitions definitions = with.definitions();
        long endMs = Window.endMs(archive);
        for (int bucket = 0; bucket < Shelf.BUCKETS; bucket++) {
            Replay replay = new Replay(definitions);
            SortedMap<Integer, Position> one = new TreeMap<>();
            one.put(bucket, Position.BEGIN);
            try (MergedReader reader = archive.read(Excerpt.ALL, one)) {
                for (; reader.has(); reader.next()) {
                    Envelope placed = reader.envelope();
                    if (placed != null) {
                        replay.show(placed);
                    }
                }
            }
            replay.subscribers.msisdns().forEach(msisdn -> replay.pass(msisdn, endMs));
            for (Match match : replay.matches) {
                if (Arrays.equals(match.getId().bytes(), id)) {
                    return OptionalLong.of(match.getMsisdn());
                }
            }
        }
        return OptionalLong.empty();
    }
}
