package org.opportune.pipeline;

import org.jspecify.annotations.Nullable;
import org.opportune.schemas.control.Control;
import org.opportune.schemas.control.ControlKind;
import org.opportune.schemas.control.ControlVerb;

/** Definitions as authors write them, and control records that carry them. */
public final class Texts {
    public static final String INSIDE = "460-00-4101-1001";
    public static final String OUTSIDE = "460-00-4999-9001";

    public static final String PLACES = """
            places:
              - place: north-airport
                category: airport
                locations: ["460-00-4101-1001", "460-00-4101-1002"]
            """;
    public static final String STAY = """
            scenario: stay
            title: A stay at an airport
            steps:
              - dwell: airport
                as: stay
                for: 30m
            cool-down: 2h
            """;
    public static final String SILENCE = """
            scenario: silence
            title: Called the hotline and wrote no message
            steps:
              - on: CALL_ENDED
                as: call
                where: event.counterpart == "10086"
              - not: SMS_SENT
                for: 20m
            """;
    public static final String REJECTIONS = """
            scenario: rejections
            title: Call after call rejected
            steps:
              - count: 3
                on: CALL_REJECTED
                in: 15m
            """;
    public static final String TWO_REJECTIONS =
            REJECTIONS.replace("count: 3", "count: 2").replace("in: 15m", "in: 10m");
    public static final String TOP_UP = """
            scenario: top-up
            title: Topped up, then called
            steps:
              - on: TOP_UP
              - on: CALL_ENDED
                within: 30m
            start: every
            """;
    public static final String NIGHT = """
            policy: night
            zone: Asia/Shanghai
            quiet-hours: {from: "21:00", until: "08:00", spread: 30m, purposes: [marketing]}
            frequency-caps:
              - {times: 1, in: 6h, purposes: [marketing]}
            feeds:
              a-interface: [SMS_SENT]
            """;
    public static final String DAY = "policy: day\nzone: Europe/Berlin\n";

    private Texts() {}

    /** A campaign for the scenario, valid for a day. */
    public static String campaign(String id, String scenario, String purpose, String more) {
        return "campaign: " + id + "\nscenario: " + scenario + "\ndata-user: shop\npurpose: " + purpose
                + "\nchannel: sms\nsender: \"1069\"\nvalid-for: 24h\ndefault-language: en\n"
                + "texts: {en: Hello, zh: Ni hao}\n" + more;
    }

    /** A record as its author sends it. */
    public static Control publish(ControlKind kind, String id, String text) {
        return control(kind, ControlVerb.PUBLISH, id, text).build();
    }

    /** A record that takes a definition back. */
    public static Control retire(ControlKind kind, String id) {
        return control(kind, ControlVerb.RETIRE, id, null).build();
    }

    /** The record as it leaves the sequencer. */
    public static Control stamped(Control control, long effectiveMs, long sequence) {
        return Control.newBuilder(control)
                .setEffectiveMs(effectiveMs)
                .setSequence(sequence)
                .build();
    }

    private static Control.Builder control(ControlKind kind, ControlVerb verb, String id, @Nullable String text) {
        return Control.newBuilder()
                .setKind(kind)
                .setVerb(verb)
                .setId(id)
                .setText(text)
                .setOrigin(id + ".yaml");
    }
}
