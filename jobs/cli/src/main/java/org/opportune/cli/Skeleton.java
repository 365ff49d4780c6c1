package org.opportune.cli;

/** What a new scenario looks like before its author changes it. Lints clean, and its tests pass. */
final class Skeleton {
    private Skeleton() {}

    /** The text of a scenario. */
    static String scenario(String id) {
        return """
                # yaml-language-server: $schema=../scenario.schema.json
                # When to think of speaking. Who says what is a campaign's matter.
                scenario: %s
                title: Say in a few words what happens
                owner: who answers for it
                purpose: what it is good for
                # draft and retired do not run; shadow is matched and logged and speaks to nobody.
                status: live
                # Which data of somebody it reads: traffic, location, content-category, profile.
                data: [traffic]

                # Steps in sequence. Each is one of
                #   on / then / next: KIND        an event; next = no other such event in between
                #   count: 3, on: KIND, in: 1h    as many within a sliding window; 3+ or 3..5 takes more if they come
                #                                 distinct: counterpart counts different numbers only
                #   not: KIND, for: 45m           silence, counted from the step before
                #   not: KIND                     no such event until the next step
                #   idle: KIND, for: 15m          the same, and such an event begins it anew
                #   silent: 30d, returns: KIND    the first event after nothing at all; KIND may be: anything
                #   dwell: PLACE, for: 45m        seen in a place, or category of places, and nowhere else;
                #                                 gap: 10m forgives that long outside
                #   arrive: PLACE                 seen in it, and elsewhere before
                #   leave: PLACE, gap: 15m        the other way round, and not back within the gap
                #   sum: amount, over: 10000      what events within a sliding window add up to: on: TOP_UP, in: 30d;
                #                                 average: duration, under: 20, events: 5 likewise
                #   riding: {cells: 4, in: 10m}   seen in as many cells, none of them by coming back
                #   changes: handset, for: 6h     another handset, and not the former one again
                # and may have  as: (a name), where: (a CEL condition), within: (since the step before),
                # optional: true. In place of KIND: [KIND, KIND], or {any: [...]} or {all: [...]} with a
                # condition for each:  {on: KIND, where: ...}
                steps:
                  - on: CALL_ENDED
                    as: call
                    where: event.direction == "ORIGINATING"
                  - not: CALL_ANSWERED
                    for: 30m

                # From the first event to the last is less than this; leave it out for no limit.
                within: 2h

                # After a match the scenario rests this long. A count as the last step may go on instead, so that every
                # further event that finds enough in its window matches:  after-match: keep
                cool-down: 24h
                """.formatted(id);
    }

    /** The tests beside it. */
    static String tests(String id) {
        return """
                # yaml-language-server: $schema=../tests.schema.json
                # Run with: opportune test DIR. Times count from the start of the test; expect lists every match.
                scenario: %s
                tests:
                  - test: half an hour of silence after a call
                    events:
                      - {at: 0m, kind: CALL_ENDED, counterpart: "10086", direction: ORIGINATING, duration: 44}
                    expect: [30m]

                  - test: called back before that
                    events:
                      - {at: 0m, kind: CALL_ENDED, counterpart: "10086", direction: ORIGINATING, duration: 44}
                      - {at: 12m, kind: CALL_ANSWERED, direction: TERMINATING}
                    expect: []
                """.formatted(id);
    }
}
