package org.opportune.subscriber;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.opportune.language.Language;
import org.opportune.model.Campaign;
import org.opportune.model.Policy;
import org.opportune.model.Scenario;
import org.opportune.schemas.Envelope;
import org.opportune.schemas.EventIds;
import org.opportune.schemas.Stop;
import org.opportune.schemas.Wire;
import org.opportune.schemas.action.Action;
import org.opportune.schemas.decision.Decision;
import org.opportune.schemas.decision.RefusalReason;
import org.opportune.schemas.event.Direction;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.event.EventId;
import org.opportune.schemas.event.EventKind;
import org.opportune.schemas.event.Location;
import org.opportune.schemas.event.LocationKind;
import org.opportune.schemas.event.Message;
import org.opportune.schemas.event.UnappliedReason;
import org.opportune.schemas.fact.Channel;
import org.opportune.schemas.fact.Consent;
import org.opportune.schemas.fact.DataCategory;
import org.opportune.schemas.fact.Purpose;
import org.opportune.schemas.match.Match;

/** One subscriber, some definitions, and what the step says. Every touch goes through stored bytes. */
final class Scene implements StepOutput {
    static final long MSISDN = 8613800138000L;
    /** 2026-03-28T10:00Z, 18:00 in Shanghai. */
    static final long NOON = 1_774_692_000_000L;

    static final long MINUTE = 60_000;
    static final long HOUR = 60 * MINUTE;

    static final String SENT = "scenario: sent\ntitle: Sent a message\nsteps:\n  - on: SMS_SENT\n";
    static final String SILENT =
            "scenario: silent\ntitle: Silent\nsteps:\n  - on: POWER_ON\n  - not: SMS_SENT\n    for: 10m\n";
    static final String HANDSETS = """
            handsets:
              - {tac: "00440000", maker: Pebble, model: Pebble 1, mms: false, fictional: true}
              - {tac: "00440629", maker: Sable, model: Sable 7, mms: true, fictional: true}
            """;
    static final String PLACES = "places:\n  - {place: pier, category: harbour, locations: [\"460-00-1-1\"]}\n";
    static final String POLICY = "policy: house\nzone: Asia/Shanghai\n";
    static final String NIGHT = POLICY + "quiet-hours: {from: \"21:00\", until: \"08:00\", purposes: [marketing]}\n";

    final List<Decision> decisions = new ArrayList<>();
    final List<Action> actions = new ArrayList<>();
    final List<UnappliedReason> unapplied = new ArrayList<>();
    final List<Long> heldUntil = new ArrayList<>();
    int applied;
    int matches;
    int due;

    final FeedLiveness feeds = new FeedLiveness(MINUTE);
    final InMemorySubscribers subscribers = new InMemorySubscribers();
    private final TreeMap<Long, Definitions> history = new TreeMap<>();
    private final SubscriberStep step =
            new SubscriberStep(orderMs -> history.floorEntry(orderMs).getValue(), feeds);
    private final Wire<Event> wire = Wire.of(Event.class);
    private long key;

    Scene(Definitions from) {
        history.put(Long.MIN_VALUE, from);
    }

    /** Other definitions count from a time on. */
    Scene from(long orderMs, Definitions definitions) {
        history.put(orderMs, definitions);
        return this;
    }

    static Definitions definitions(@Nullable String policy, String... campaigns) {
        return definitions(List.of(SENT, SILENT), policy, campaigns);
    }

    static Definitions definitions(List<String> scenarios, @Nullable String policy, String... campaigns) {
        return stopped(scenarios, List.of(), policy, campaigns);
    }

    /** With what is stopped, by id. */
    static Definitions stopped(
            List<String> scenarios, List<String> stops, @Nullable String policy, String... campaigns) {
        List<Scenario> read =
                scenarios.stream().map(s -> Language.scenario("test", s).get()).toList();
        List<Campaign> sheets = List.of(campaigns).stream()
                .map(c -> Language.campaign("test", c).get())
                .toList();
        Policy inForce = policy == null ? null : Language.policy("test", policy).get();
        return new Definitions(
                read,
                sheets,
                inForce,
                Language.places("test", PLACES).get(),
                Language.handsets("test", HANDSETS).get(),
                List.of(),
                List.of(),
                EnumSet.allOf(Scenario.Engine.class),
                stops.stream().map(id -> Stop.ofId(id).orElseThrow()).toList());
    }

    /** A marketing campaign for {@link #SENT} with further keys. */
    static String campaign(String more) {
        return campaign("offer", "sent", "marketing", more);
    }

    static String campaign(String id, String scenario, String purpose, String more) {
        String valid = more.contains("valid-for") ? "" : "valid-for: 24h\n";
        return "campaign: " + id + "\nscenario: " + scenario + "\ndata-user: shop\npurpose: " + purpose
                + "\nchannel: sms\nsender: \"1069\"\ndefault-language: en\n"
                + "texts: {en: Hello, zh: Ni hao, zh-TW: Nin hao}\n" + valid + more;
    }

    Event.Builder event(EventKind kind, long happenedMs) {
        return Event.newBuilder()
                .setId(new EventId(EventIds.hash(EventIds.part(++key))))
                .setSource("test")
                .setMsisdn(MSISDN)
                .setKind(kind)
                .setHappenedMs(happenedMs)
                .setKnownMs(happenedMs);
    }

    /** Applies the event at its happened-at time, as on time. */
    Envelope give(Event.Builder event) {
        Event built = event.build();
        Envelope placed =
                Envelope.of(built, wire.encode(built)).ordered(built.getHappenedMs(), Envelope.Verdict.ON_TIME);
        give(placed);
        return placed;
    }

    void give(Envelope placed) {
        Subscriber subscriber = subscribers.load(placed.msisdn());
        step.onEvent(subscriber, placed, this);
        subscribers.save(subscriber);
    }

    /** Time passes without an event. */
    void time(long ms) {
        Subscriber subscriber = subscribers.load(MSISDN);
        step.onTime(subscriber, ms, this);
        subscribers.save(subscriber);
    }

    Envelope sent(long ms) {
        return give(event(EventKind.SMS_SENT, ms));
    }

    /** Seen in a cell. */
    Scene seen(String cell, long ms) {
        give(event(EventKind.CELL_CHANGE, ms).setLocation(new Location(LocationKind.CELL, cell)));
        return this;
    }

    Scene consent(boolean granted, long ms) {
        give(event(EventKind.CONSENT, ms)
                .setFact(new Consent(granted, Purpose.MARKETING, Channel.ANY, DataCategory.ANY, null, null, null)));
        return this;
    }

    Envelope reply(String keyword, long ms) {
        return give(event(EventKind.REPLY, ms).setMessage(new Message(Direction.ORIGINATING, keyword, null, null)));
    }

    Envelope fact(EventKind kind, long ms, Object fact) {
        return give(event(kind, ms).setFact(fact));
    }

    @Nullable
    RefusalReason lastReason() {
        return decisions.get(decisions.size() - 1).getReason();
    }

    @Override
    public void applied(Envelope event) {
        applied++;
    }

    @Override
    public void unapplied(Envelope event, UnappliedReason reason) {
        unapplied.add(reason);
    }

    @Override
    public void matched(Match match, int count) {
        matches++;
        due += count;
    }

    @Override
    public void decided(Decision decision, @Nullable Action action) {
        decisions.add(decision);
        if (action != null) {
            actions.add(action);
        }
    }

    @Override
    public void held(Match match, String campaign, long untilMs) {
        heldUntil.add(untilMs);
    }

    @Override
    public void absentField(String scenario, String step) {}
}
