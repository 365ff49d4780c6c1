package org.opportune.backtest;

/** What made a job fail, without the path it took through Flink. */
final class Causes {
    private Causes() {}

    static String root(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getClass().getSimpleName() + ": " + cause.getMessage();
    }
}
