package org.opportune.simulators.frames;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import org.opportune.schemas.event.Direction;
import org.opportune.schemas.event.Event;
import org.opportune.simulators.frames.Handset.Call;

/**
 * Writes what a country shows on its A interface as the messages that show it, and who has which IMSI. For one thread; keeps
 * some hundred octets for each phone that was seen.
 *
 * <p>A new number comes with a new SIM. Of a call nothing is written before it is clear how it goes on, two minutes at most.
 */
public final class CountryFrames implements Closeable {
    private static final long NS = 1_000_000;
    /** An event arrives no later than this after it happened. */
    private static final long WAY_MS = 20_000;
    /** Nobody lets it ring so long. */
    private static final long RING_NS = 120_000 * NS;

    /** Causes (TS 24.008 10.5.4.11). */
    private static final int VACANT = 1;

    private static final int BUSY = 17;
    private static final int REJECTED = 21;

    private final CaptureFile file;
    private final BufferedWriter register;
    private final Nodes nodes = new Nodes();
    private final Schedule schedule;
    private final Visits visits;
    private final Map<Long, Handset> handsets = new HashMap<>();
    private final PriorityQueue<Event> waiting = new PriorityQueue<>(Comparator.comparingLong(Event::getHappenedMs)
            .thenComparingLong(Event::getMsisdn)
            .thenComparing(Event::getKind));
    private long skipped;

    /** @param hlr who has which IMSI: {@code imsi,msisdn} */
    public CountryFrames(Path capture, Path hlr) throws IOException {
        register = Files.newBufferedWriter(hlr);
        register.write("imsi,msisdn\n");
        file = new CaptureFile(capture);
        schedule = new Schedule(file);
        visits = new Visits(schedule, nodes);
    }

    /** Takes an event in order of arrival; those of other interfaces leave no trace. */
    public void write(long arrivalMs, Event event) throws IOException {
        if (event.getSource().equals("a-interface")) {
            waiting.add(event);
        }
        release(arrivalMs - WAY_MS);
    }

    private void release(long untilMs) throws IOException {
        for (Event first = waiting.peek(); first != null && first.getHappenedMs() < untilMs; first = waiting.peek()) {
            waiting.remove();
            show(first);
            schedule.release(first.getHappenedMs() * NS - RING_NS);
        }
    }

    /** Messages in the capture so far. */
    public long frames() {
        return file.frames();
    }

    /** Events of no cell, or of a call that nobody saw begin. */
    public long skipped() {
        return skipped;
    }

    private Handset handset(long msisdn) throws IOException {
        Handset known = handsets.get(msisdn);
        if (known == null) {
            known = new Handset(msisdn);
            handsets.put(msisdn, known);
            register.write(known.imsi + "," + msisdn + "\n");
        }
        return known;
    }

    private void show(Event event) throws IOException {
        Handset handset = handset(event.getMsisdn());
        Cell before = handset.cell;
        if (event.getLocation() != null) {
            handset.cell = Cell.of(event.getLocation().getId());
        }
        if (handset.cell == null) {
            skipped++;
            return;
        }
        long at = event.getHappenedMs() * NS;
        switch (event.getKind()) {
            case LOCATION_UPDATE -> visits.update(handset, before, at);
            case POWER_ON -> visits.attach(handset, event, at);
            case POWER_OFF -> visits.detach(handset, at);
            case HANDSET_CHANGED -> visits.showHandset(handset, event, at);
            case SMS_SENT, SMS_RECEIVED -> visits.text(handset, event, at);
            case CALL_STARTED -> handset.call = visits.begin(handset, event, at);
            default -> inCall(handset, event, at);
        }
    }

    private void inCall(Handset handset, Event event, long at) {
        Call call = handset.call;
        if (call == null) {
            skipped++;
            return;
        }
        switch (event.getKind()) {
            case CALL_ANSWERED -> handset.call = answered(call, at);
            case CELL_CHANGE ->
                call.dialogue().controllerSays(at, Bssmap.handoverPerformed(Objects.requireNonNull(handset.cell)));
            case CALL_ENDED, CALL_REJECTED, CALL_NO_ANSWER, CALL_VACANT_NUMBER -> {
                ended(call, event, at);
                handset.call = null;
            }
            default -> skipped++;
        }
    }

    private static void ring(Call call, long atNs) {
        call.dialogue().ring(Math.min(call.beganNs() + 1_800 * NS, atNs - Dialogue.GAP_NS), call.outgoing());
    }

    private static Call answered(Call call, long at) {
        ring(call, at);
        call.dialogue().answer(at, call.outgoing());
        return new Call(call.dialogue(), call.beganNs(), call.outgoing(), true);
    }

    /** Who called ends an answered call; the other party or its network one of ours that is not; the phone, or the caller, one to it. */
    private static void ended(Call call, Event event, long at) {
        int cause = Objects.requireNonNull(event.getCall().getCause());
        boolean byPhone = call.answered() ? call.outgoing() : !call.outgoing() && (cause == REJECTED || cause == BUSY);
        if (!call.answered() && cause != VACANT && cause != BUSY) {
            ring(call, at);
        }
        call.dialogue().hangUp(at, call.outgoing(), byPhone, cause);
    }

    static boolean outgoing(Event event) {
        Direction direction = event.getCall() != null
                ? event.getCall().getDirection()
                : event.getMessage().getDirection();
        return direction == Direction.ORIGINATING;
    }

    /** Writes what still waits; calls that go on stay open. */
    @Override
    public void close() throws IOException {
        try (file;
                register) {
            release(Long.MAX_VALUE);
            schedule.release(Long.MAX_VALUE);
        }
    }
}
