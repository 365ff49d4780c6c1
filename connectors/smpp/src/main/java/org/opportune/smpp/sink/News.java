package org.opportune.smpp.sink;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.util.function.ThrowingRunnable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What other threads have to say to the task's: it waits here, and one mail at a time fetches it all. */
final class News {
    private static final Logger LOG = LoggerFactory.getLogger(News.class);

    private final MailboxExecutor mailbox;
    private final ThrowingRunnable<Exception> onMail;
    private final Queue<Runnable> items = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean mailSent = new AtomicBoolean();

    /** @param onMail what the task does when there is news; it hears them */
    News(MailboxExecutor mailbox, ThrowingRunnable<Exception> onMail) {
        this.mailbox = mailbox;
        this.onMail = onMail;
    }

    /** Any thread. */
    void tell(Runnable what) {
        items.add(what);
        wake();
    }

    /** Any thread. One mail at a time, however much there is to say. */
    void wake() {
        if (mailSent.compareAndSet(false, true)) {
            try {
                mailbox.execute(
                        () -> {
                            mailSent.set(false);
                            onMail.run();
                        },
                        "SMPP results");
            } catch (RejectedExecutionException e) {
                LOG.debug("Task is ending: news stays unread");
            }
        }
    }

    /** Task's thread. */
    void hear() {
        for (Runnable item = items.poll(); item != null; item = items.poll()) {
            item.run();
        }
    }
}
