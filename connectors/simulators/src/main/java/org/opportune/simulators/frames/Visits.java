package org.opportune.simulators.frames;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.opportune.schemas.event.Device;
import org.opportune.schemas.event.Event;
import org.opportune.simulators.frames.Handset.Call;

/** What a phone has to do with the switch, a connection each. Times are UTC ns, of the message that shows what happened. */
final class Visits {
    private static final int CIRCUIT = 1;

    private final Schedule schedule;
    private final Nodes nodes;

    Visits(Schedule schedule, Nodes nodes) {
        this.schedule = schedule;
        this.nodes = nodes;
    }

    private Dialogue dialogue(Handset handset) {
        return new Dialogue(schedule, nodes, Nodes.controller(cell(handset)));
    }

    private static Cell cell(Handset handset) {
        return Objects.requireNonNull(handset.cell);
    }

    /** In the area where it was, a periodic update. */
    void update(Handset handset, @Nullable Cell before, long at) {
        boolean same = before != null && before.lac() == cell(handset).lac();
        Dialogue dialogue = dialogue(handset);
        int kind = same ? LayerThree.PERIODIC : LayerThree.NORMAL;
        dialogue.clear(register(handset, dialogue, kind, before == null ? cell(handset) : before, at));
    }

    void attach(Handset handset, Event event, long at) {
        Dialogue dialogue = dialogue(handset);
        long next = register(handset, dialogue, LayerThree.ATTACH, cell(handset), at);
        Device device = event.getDevice();
        if (device != null && device.getTac() != null) {
            next = identify(dialogue, handset.imeisv(device.getTac()), next);
        }
        dialogue.clear(next);
    }

    private static long register(Handset handset, Dialogue dialogue, int kind, Cell before, long at) {
        Cell here = cell(handset);
        byte[] request = LayerThree.locationUpdateRequest(kind, before.area(), handset.identity());
        long next = dialogue.open(at, Bssmap.completeLayerThree(here, request));
        next = dialogue.phoneHears(next, LayerThree.locationUpdateAccept(here, handset.nextTmsi()));
        return dialogue.phoneSays(next, LayerThree.tmsiReallocationComplete());
    }

    private static long identify(Dialogue dialogue, String imeisv, long at) {
        return dialogue.phoneSays(
                dialogue.phoneHears(at, LayerThree.identityRequest()), LayerThree.identityResponse(imeisv));
    }

    /** A switch need not answer it; a call that goes on is lost on the air. */
    void detach(Handset handset, long at) {
        Call call = handset.call;
        if (call != null) {
            call.dialogue().clear(call.dialogue().controllerSays(at, Bssmap.clearRequest(0x01)), 0x01);
            handset.call = null;
        }
        dialogue(handset)
                .openAndRefuse(at, Bssmap.completeLayerThree(cell(handset), LayerThree.detach(handset.identity())));
    }

    /** The switch asks which handset it is: in the call that goes on, else in a location update. */
    void showHandset(Handset handset, Event event, long at) {
        String imeisv = handset.imeisv(Objects.requireNonNull(event.getDevice().getTac()));
        if (handset.call != null) {
            identify(handset.call.dialogue(), imeisv, at);
            return;
        }
        Dialogue dialogue = dialogue(handset);
        long next = register(handset, dialogue, LayerThree.PERIODIC, cell(handset), at);
        dialogue.clear(identify(dialogue, imeisv, next));
    }

    Call begin(Handset handset, Event event, long at) {
        boolean outgoing = CountryFrames.outgoing(event);
        String other = event.getCounterpart().getDigits();
        Dialogue dialogue = dialogue(handset);
        long opened = at - 600_000_000;
        long next = outgoing
                ? dialogue.phoneHears(ask(handset, dialogue, LayerThree.CALL, opened), LayerThree.serviceAccept())
                : page(handset, dialogue, opened);
        next = dialogue.switchSays(next, Bssmap.commonId(handset.imsi));
        if (event.getDevice() != null && event.getDevice().getTac() != null) {
            next = dialogue.switchSays(next, Bssmap.cipherModeCommand());
            byte[] ciphering = LayerThree.cipheringModeComplete(
                    handset.imeisv(event.getDevice().getTac()));
            dialogue.controllerSays(next, Bssmap.cipherModeComplete(ciphering));
        }
        next = outgoing
                ? dialogue.phoneHears(
                        dialogue.phoneSays(at, LayerThree.setupTo(other)),
                        LayerThree.call(true, LayerThree.CALL_PROCEEDING))
                : dialogue.phoneSays(
                        dialogue.phoneHears(at, LayerThree.setupFrom(other)),
                        LayerThree.call(true, LayerThree.CALL_CONFIRMED));
        dialogue.controllerSays(
                dialogue.switchSays(next, Bssmap.assignmentRequest(CIRCUIT)), Bssmap.assignmentComplete());
        return new Call(dialogue, at, outgoing, false);
    }

    private static long ask(Handset handset, Dialogue dialogue, int service, long at) {
        byte[] request = LayerThree.serviceRequest(service, handset.identity());
        return dialogue.open(at, Bssmap.completeLayerThree(cell(handset), request));
    }

    private long page(Handset handset, Dialogue dialogue, long at) {
        byte[] paging = handset.registered()
                ? Bssmap.paging(handset.imsi, handset.tmsi(), cell(handset))
                : Bssmap.paging(handset.imsi, cell(handset));
        schedule.at(at, Nodes.SWITCH, dialogue.controller(), Sccp.unit(paging));
        byte[] response = LayerThree.pagingResponse(handset.identity());
        return dialogue.open(at + 5 * Dialogue.GAP_NS, Bssmap.completeLayerThree(cell(handset), response));
    }

    /** In a call that goes on it needs no connection of its own. */
    void text(Handset handset, Event event, long at) {
        boolean outgoing = CountryFrames.outgoing(event);
        Call call = handset.call;
        Dialogue dialogue = call != null ? call.dialogue() : dialogue(handset);
        long begins = at - 400_000_000;
        if (call == null) {
            begins = outgoing
                    ? ask(handset, dialogue, LayerThree.SHORT_MESSAGE, begins)
                    : page(handset, dialogue, begins);
        } else if (outgoing) {
            begins =
                    dialogue.phoneSays(begins, LayerThree.serviceRequest(LayerThree.SHORT_MESSAGE, handset.identity()));
        }
        if (outgoing) {
            dialogue.phoneHears(begins, LayerThree.serviceAccept());
        }
        int reference = (int) (at / 1_000_000_000) & 0xff;
        String other = event.getCounterpart().getDigits();
        long done = outgoing ? sent(dialogue, reference, other, at) : delivered(dialogue, reference, other, at);
        if (call == null) {
            dialogue.clear(done);
        }
    }

    private static long sent(Dialogue dialogue, int reference, String to, long at) {
        long next = dialogue.phoneTexts(at, Texting.submit(reference, to));
        next = dialogue.phoneIsTexted(next, Texting.received(true));
        next = dialogue.phoneIsTexted(next, Texting.acknowledge(true, reference));
        return dialogue.phoneTexts(next, Texting.received(false));
    }

    private static long delivered(Dialogue dialogue, int reference, String from, long at) {
        long next = dialogue.phoneIsTexted(at, Texting.deliver(reference, from));
        next = dialogue.phoneTexts(next, Texting.received(true));
        next = dialogue.phoneTexts(next, Texting.acknowledge(false, reference));
        return dialogue.phoneIsTexted(next, Texting.received(false));
    }
}
