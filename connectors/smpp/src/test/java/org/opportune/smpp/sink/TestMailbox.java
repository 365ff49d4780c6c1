package org.opportune.smpp.sink;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.util.FlinkRuntimeException;
import org.apache.flink.util.function.ThrowingRunnable;

/** The task's thread, played by the test's. */
final class TestMailbox implements MailboxExecutor {
    private final BlockingQueue<ThrowingRunnable<? extends Exception>> mails = new LinkedBlockingQueue<>();

    @Override
    public void execute(
            MailOptions options, ThrowingRunnable<? extends Exception> command, String format, Object... args) {
        mails.add(command);
    }

    @Override
    public void yield() throws InterruptedException {
        ThrowingRunnable<? extends Exception> mail = mails.poll(20, TimeUnit.SECONDS);
        if (mail == null) {
            throw new FlinkRuntimeException("no mail within 20 s");
        }
        run(mail);
    }

    @Override
    public boolean tryYield() {
        ThrowingRunnable<? extends Exception> mail = mails.poll();
        if (mail != null) {
            run(mail);
        }
        return mail != null;
    }

    @Override
    public boolean shouldInterrupt() {
        return false;
    }

    /** Runs mails until the condition holds. */
    void until(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + 20_000_000_000L;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                throw new FlinkRuntimeException("not within 20 s");
            }
            this.yield();
        }
    }

    private static void run(ThrowingRunnable<? extends Exception> mail) {
        try {
            mail.run();
        } catch (Exception e) {
            throw new FlinkRuntimeException(e);
        }
    }
}
