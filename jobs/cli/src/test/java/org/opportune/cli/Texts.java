package org.opportune.cli;

/** Right definitions that tests write into files. */
final class Texts {
    static final String SCENARIO = """
            scenario: long-stay
            title: Long stay
            steps:
              - dwell: airport
                for: 45m
                where: '!event.cell.inPlace("lounge")'
            """;

    static final String CALL = """
            scenario: after-call
            title: After a call
            steps:
              - on: CALL_ENDED
            """;

    static final String PLACES = """
            places:
              - place: city-airport
                category: airport
                locations: ["460-00-4102-2001"]
              - place: east-lounge
                category: lounge
                locations: ["460-00-4102-2002"]
            """;

    static final String CAMPAIGN = """
            campaign: call-offer
            scenario: after-call
            data-user: own-marketing
            purpose: marketing
            channel: sms
            sender: "10086"
            valid-for: 2h
            texts:
              en: Thank you for calling.
            """;

    static final String POLICY = """
            policy: house
            zone: Asia/Shanghai
            """;

    static final String TESTS = """
            scenario: after-call
            tests:
              - test: a call
                events:
                  - {at: 5m, kind: CALL_ENDED}
                expect: [5m]
              - test: no call
                events:
                  - {at: 0m, kind: SMS_SENT}
                expect: []
            """;

    private Texts() {}
}
