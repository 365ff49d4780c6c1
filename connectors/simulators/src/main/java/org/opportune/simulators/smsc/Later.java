package org.opportune.simulators.smsc;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Runs what is due after some wall time, on one thread; forgets the rest when closed. */
final class Later implements AutoCloseable {
    private final ScheduledThreadPoolExecutor clock;
    private final Consumer<RuntimeException> onFailure;

    /** @param onFailure told when a task fails; the other tasks go on */
    Later(Consumer<RuntimeException> onFailure) {
        this.onFailure = onFailure;
        clock = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "smsc-later");
            thread.setDaemon(true);
            return thread;
        });
        clock.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    void run(long delayMs, Runnable task) {
        try {
            ScheduledFuture<?> due = clock.schedule(() -> guarded(task), delayMs, TimeUnit.MILLISECONDS);
            assert due != null;
        } catch (RejectedExecutionException e) {
            // Closed meanwhile: nobody waits for it any more.
        }
    }

    private void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            onFailure.accept(e);
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
