package org.opportune.smpp.session;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.zip.CRC32;
import org.opportune.smpp.DeliveryClock;
import org.opportune.smpp.SmppOption;
import org.opportune.smpp.SmppOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One bind, kept alive: binds, binds again after every loss with growing pauses, slows down when told to. Submits come
 * from one thread at a time; results and wake-ups come on other threads and must not block.
 *
 * <p>Threads: jSMPP's reader and enquirer per link, one for time and one that binds, stores and answers inbound
 * messages. None per submit.
 */
public final class SmppSession implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SmppSession.class);

    private static final int MAX_TICK_MS = 100;

    private final SmppOptions options;
    private final String password;
    private final LongSupplier nanoTime;
    private final Runnable onChange;
    private final SessionCounters counters = new SessionCounters();
    private final ScheduledExecutorService timer;
    private final ScheduledExecutorService io;
    private final InboundGate gate;
    private final Backoff reconnect;
    private final Throttle throttle;
    private final AtomicReference<Link> current = new AtomicReference<>();
    private volatile long boundAtNanos;
    private volatile boolean closed;

    /**
     * A session that does nothing before {@link #start}.
     *
     * @param password of the bind; at most 8 characters
     * @param inbox where deliver_sm go; closed by the caller
     * @param clock stamps inbound messages
     * @param nanoTime measures time-outs
     * @param lane number of this bind among those to the same message centre; seeds the jitter
     * @param onChange called when {@link #free} may have grown, and at least every 100 ms as a pulse
     */
    public SmppSession(
            SmppOptions options,
            String password,
            Inbox inbox,
            DeliveryClock clock,
            LongSupplier nanoTime,
            int lane,
            Runnable onChange) {
        this.options = options;
        this.password = password;
        this.nanoTime = nanoTime;
        this.onChange = onChange;
        String name = options.smscId() + "-" + lane;
        this.timer = thread("smpp-timer-" + name);
        this.io = thread("smpp-io-" + name);
        this.gate = new InboundGate(options, inbox, clock, counters, this::onIo);
        this.reconnect = new Backoff(
                options.number(SmppOption.RECONNECT_MIN), options.number(SmppOption.RECONNECT_MAX), seed(name));
        this.throttle = new Throttle(options, seed("throttle " + name), nanoTime);
    }

    private static ScheduledExecutorService thread(String name) {
        return Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    private static long seed(String name) {
        CRC32 crc = new CRC32();
        crc.update(name.getBytes(StandardCharsets.UTF_8));
        return crc.getValue();
    }

    /** Begins to bind, and to bind again whenever the link is lost. */
    public void start() {
        long period = Math.max(10, Math.min(MAX_TICK_MS, options.number(SmppOption.RESPONSE_TIMEOUT) / 4));
        Future<?> unused = timer.scheduleWithFixedDelay(this::tick, period, period, TimeUnit.MILLISECONDS);
        onIo(this::bind);
    }

    /** Counters of this session. */
    public SessionCounters counters() {
        return counters;
    }

    /** Submits written and not yet answered. */
    public int inFlight() {
        Link link = current.get();
        return link == null ? 0 : link.openSubmits();
    }

    /** How many submits would be taken now; 0 while not bound or told to slow down. */
    public int free() {
        Link link = current.get();
        if (link == null || !link.isUsable() || throttle.pausing()) {
            return 0;
        }
        return Math.max(0, options.number(SmppOption.WINDOW) - link.openSubmits());
    }

    /** Whether a bind stands. */
    public boolean bound() {
        Link link = current.get();
        return link != null && link.isUsable();
    }

    /** Whether the bind waits because it was told to slow down. */
    public boolean pausing() {
        return throttle.pausing();
    }

    /**
     * Submits {@code message} unless {@link #free} is 0. {@code done} is called exactly once, on any thread, perhaps
     * before this returns. Does not wait for the answer; waits for the socket if the peer does not read, at most the
     * response time-out.
     */
    public void submit(ShortMessage message, Consumer<SubmitResult> done) {
        Link link = current.get();
        if (link == null || free() == 0) {
            done.accept(SubmitResult.NOT_SENT);
            return;
        }
        link.submit(message, result -> {
            note(result);
            done.accept(result);
        });
    }

    private void note(SubmitResult result) {
        switch (result.end()) {
            case ACCEPTED -> throttle.accepted();
            case TRY_AGAIN -> {
                counters.throttled.increment();
                wakeIn(throttle.refused());
            }
            case REJECTED, UNKNOWN, NOT_SENT -> {
                // Says nothing about the pace.
            }
        }
    }

    private void wakeIn(long ms) {
        try {
            Future<?> unused = timer.schedule(onChange, ms + 1, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("Session {} is closed: nobody to wake", options.smscId());
        }
    }

    private void tick() {
        Link link = current.get();
        if (link != null) {
            link.tick(nanoTime.getAsLong());
        }
        onChange.run();
    }

    private void bind() {
        if (closed || current.get() != null) {
            return;
        }
        try {
            Link link = Link.bind(options, password, counters, nanoTime, this::onIo, new LinkOwner());
            boundAtNanos = nanoTime.getAsLong();
            counters.binds.increment();
            current.set(link);
            LOG.info("Bound to {} as {}", options.smscId(), options.bindMode());
            if (!link.isUsable() || closed) {
                link.drop("closed while binding");
                lost(link, "closed while binding");
            }
            onChange.run();
        } catch (IOException | RuntimeException e) {
            counters.bindFailures.increment();
            bindIn(reconnect.next(), e.getClass().getSimpleName() + "(" + e.getMessage() + ")");
        }
    }

    /** On any thread, perhaps several times for one link. */
    private void lost(Link link, String reason) {
        if (current.compareAndSet(link, null) && !closed) {
            onIo(() -> {
                long livedMs = (nanoTime.getAsLong() - boundAtNanos) / 1_000_000;
                // A peer that binds and hangs up at once is no peer that came back.
                if (livedMs >= options.number(SmppOption.RECONNECT_MAX)) {
                    reconnect.reset();
                }
                bindIn(reconnect.next(), reason);
            });
            onChange.run();
        }
    }

    private void bindIn(long ms, String reason) {
        if (!closed) {
            LOG.warn("Cannot use {} due to {}; binds again in {} ms", options.smscId(), reason, ms);
            try {
                Future<?> unused = io.schedule(this::bind, ms, TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException e) {
                LOG.debug("Session {} is closed", options.smscId());
            }
        }
    }

    private void onIo(Runnable task) {
        try {
            io.execute(task);
        } catch (RejectedExecutionException e) {
            LOG.debug("Session {} is closed: task dropped", options.smscId());
        }
    }

    /** Unbinds and closes; every open submit ends unknown before this returns. */
    @Override
    public void close() {
        closed = true;
        timer.shutdownNow();
        io.shutdownNow();
        Link link = current.getAndSet(null);
        if (link != null) {
            link.shutDown();
        }
    }

    private final class LinkOwner implements Link.Owner {
        @Override
        public void closed(Link link, String reason) {
            lost(link, reason);
        }

        @Override
        public void room() {
            onChange.run();
        }

        @Override
        public void inbound(Link link, int commandId, int sequence, byte[] pdu) {
            gate.accept(link, commandId, sequence, pdu);
        }
    }
}
