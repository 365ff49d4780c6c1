package org.opportune.pipeline;

/**
 * Every operator of the graphs, with the uid under which its state is kept for ever. A station's uid never changes; a
 * station whose state cannot be carried over gets a new constant.
 */
public enum Station {
    EVENTS("events-v1", "events"),
    ARRIVALS("arrivals-v1", "tell events, ticks and garbage apart"),
    CONTROL("control-v1", "control"),
    SEQUENCER("sequencer-v1", "stamp control"),
    NOTICES("notices-v1", "notices to all"),
    PATTERN_EVENTS("pattern-events-v1", "events for patterns"),
    PATTERN_ORDER("pattern-order-v1", "each once and in time"),
    /** One for each version of a scenario that Flink CEP runs: see {@link #uid(String)}. */
    PATTERN("pattern-v1", "match a pattern"),
    SUBSCRIBER("subscriber-v1", "order, remember, recognise, decide"),
    ACTIONS("actions-v1", "actions out"),
    DECISIONS("decisions-v1", "decision log"),
    UNAPPLIED("unapplied-v1", "events not applied"),
    OPEN_ENDS("open-ends-v1", "open at the end"),
    DEAD_LETTERS("dead-letters-v1", "dead letters"),
    CONTROL_DEAD_LETTERS("control-dead-letters-v1", "control dead letters"),
    CONTROL_LOG("control-log-v1", "control log"),
    RECORDED_EVENTS("recorded-events-v1", "events as placed"),
    RECORDED_CONTROL("recorded-control-v1", "control as stamped"),
    TICKS("ticks-v1", "ticks alone"),
    RECORDED_TICKS("recorded-ticks-v1", "signs of life"),
    RECORDED_DECISIONS("recorded-decisions-v1", "decisions as made"),
    REACHED("reached-v1", "how far all have decided"),
    RECORDED_REACH("recorded-reach-v1", "how far was decided"),
    ACTION_QUEUE("action-queue-v1", "actions in"),
    ACTION_RECORDS("action-records-v1", "tell actions and garbage apart"),
    ACTION_ONCE("action-once-v1", "each action once"),
    SEND("send-v1", "send"),
    LEDGER("ledger-v1", "ledger in"),
    LEDGER_RECORDS("ledger-records-v1", "tell ledger and garbage apart"),
    RESULTS("ledger-results-v1", "results of the ledger"),
    RESULT_EVENTS("result-events-v1", "results to events"),
    ACCEPTED("accepted-v1", "results that await a receipt"),
    INBOX("inbox-v1", "inbox in"),
    INBOX_RECORDS("inbox-records-v1", "tell receipts, replies and garbage apart"),
    RECONCILE("reconcile-v1", "join results and receipts"),
    OUTCOMES("outcomes-v1", "outcomes to facts"),
    REPLIES("replies-v1", "replies to moments"),
    DELIVERY_DEAD_LETTERS("delivery-dead-letters-v1", "dead letters of delivery"),
    /** The three of each decoded feed: see {@link #uid(String)}. */
    FEED("feed-v1", "decoded feed"),
    FEED_RECORDS("feed-records-v1", "tell moments, facts and garbage apart"),
    FEED_TICKS("feed-ticks-v1", "how far the feed has come"),
    SIGNALING_MOMENTS("signaling-moments-v1", "moments out"),
    SIGNALING_FACTS("signaling-facts-v1", "facts out"),
    SIGNALING_TICKS("signaling-ticks-v1", "signs of life out"),
    SIGNALING_DEAD_LETTERS("signaling-dead-letters-v1", "dead letters of signalling");

    private final String uid;
    private final String title;

    Station(String uid, String title) {
        this.uid = uid;
        this.title = title;
    }

    public String uid() {
        return uid;
    }

    /** Of a station that is there several times. */
    public String uid(String which) {
        return uid + "-" + which;
    }

    /** For people, in the web UI. */
    public String title() {
        return title;
    }
}
