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
    TICKS("ticks-v1", "ticks to all"),
    SUBSCRIBER("subscriber-v1", "order, remember, recognise, decide"),
    ACTIONS("actions-v1", "actions out"),
    DECISIONS("decisions-v1", "decision log"),
    UNAPPLIED("unapplied-v1", "events not applied"),
    OPEN_ENDS("open-ends-v1", "open at the end"),
    DEAD_LETTERS("dead-letters-v1", "dead letters"),
    CONTROL_DEAD_LETTERS("control-dead-letters-v1", "control dead letters"),
    CONTROL_LOG("control-log-v1", "control log"),
    ACTION_QUEUE("action-queue-v1", "actions in"),
    SEND("send-v1", "send"),
    REPORTS("reports-v1", "results, receipts, replies"),
    REPORT_KEYS("report-keys-v1", "reports by message id"),
    RECONCILE("reconcile-v1", "reconcile"),
    OUTCOMES("outcomes-v1", "outcomes as events");

    private final String uid;
    private final String title;

    Station(String uid, String title) {
        this.uid = uid;
        this.title = title;
    }

    public String uid() {
        return uid;
    }

    /** For people, in the web UI. */
    public String title() {
        return title;
    }
}
