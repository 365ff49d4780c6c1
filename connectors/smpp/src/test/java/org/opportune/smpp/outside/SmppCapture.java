package org.opportune.smpp.outside;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.opportune.schemas.outcome.InboundMessage;
import org.opportune.smpp.Await;
import org.opportune.smpp.RawSmsc;
import org.opportune.smpp.RawSmsc.Pdu;
import org.opportune.smpp.SmppOptions;
import org.opportune.smpp.session.Inbox;
import org.opportune.smpp.session.ShortMessage;
import org.opportune.smpp.session.ShortMessage.Address;
import org.opportune.smpp.session.SmppSession;
import org.opportune.smpp.session.SubmitResult;
import org.opportune.smpp.session.ValidityPeriod;
import org.opportune.smpp.text.Segments;
import org.opportune.smpp.text.TextTooLong;

/**
 * Submits texts over TCP as the sink does and keeps what came over the wire for a judge who knows nothing of this
 * code: a capture, and what a reader of it should find, a line for each submit_sm. Run by scripts/check-outside.
 */
public final class SmppCapture implements Inbox {
    /**
     * @param parts the text as it is meant to be cut, one entry for each segment
     */
    private record Sample(String destination, boolean ucs2, boolean receipt, int hours, List<String> parts) {
        String text() {
            return String.join("", parts);
        }
    }

    private static final String DIGITS = "1234567890";
    private static final String CHINESE = "您已到达机场欢迎乘车";

    private static final List<Sample> SAMPLES = List.of(
            new Sample("8613800000001", false, true, 1, List.of("Hello at the gate, have a good trip!")),
            new Sample("8613800000002", false, false, 24, List.of("Price 5€ {today} [A]~\\|^")),
            new Sample("8613800000003", false, true, 2, List.of("@£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ")),
            new Sample("8613800000004", true, true, 3, List.of("您已到达机场。休息室在二楼 ☕")),
            new Sample("8613800000005", false, true, 1, List.of(DIGITS.repeat(16))),
            new Sample(
                    "8613800000006",
                    false,
                    true,
                    48,
                    List.of(DIGITS.repeat(15) + "123", "4567890" + DIGITS.repeat(14) + "123456", "7890end")),
            new Sample("8613800000007", true, true, 5, List.of(CHINESE.repeat(6) + "您已到达机场欢", "迎乘车" + CHINESE)));

    private final List<Pdu> submits = new CopyOnWriteArrayList<>();
    private final List<SubmitResult> results = new CopyOnWriteArrayList<>();

    private SmppCapture() {}

    /** Arguments: the capture to write, the expectation to write. */
    public static void main(String[] args) throws Exception {
        SmppCapture capture = new SmppCapture();
        List<String> expected = capture.submitAll();
        Pcap pcap = new Pcap();
        capture.submits.forEach(pdu -> pcap.add(frame(pdu)));
        Files.write(Path.of(args[0]), pcap.bytes());
        Files.write(Path.of(args[1]), expected);
    }

    private List<String> submitAll() throws IOException, TextTooLong {
        List<String> expected = new ArrayList<>();
        try (RawSmsc smsc = new RawSmsc((peer, pdu) -> {
                    if (pdu.id() == RawSmsc.SUBMIT_SM) {
                        submits.add(pdu);
                        peer.accept(pdu, "m" + pdu.sequence());
                    }
                });
                SmppSession session = session(smsc)) {
            session.start();
            Await.until("bound", session::bound);
            int reference = 0x40;
            for (Sample sample : SAMPLES) {
                submit(session, sample, reference++);
                Await.until("answered", () -> session.inFlight() == 0);
                expect(sample, expected);
            }
        }
        return expected;
    }

    private SmppSession session(RawSmsc smsc) {
        SmppOptions options = SmppOptions.of(Map.of(
                "smpp.host", "127.0.0.1", "smpp.port", String.valueOf(smsc.port()), "smpp.system-id", "outside"));
        return new SmppSession(options, "secret", this, () -> 0L, System::nanoTime, 0, () -> {});
    }

    private void submit(SmppSession session, Sample sample, int reference) throws TextTooLong {
        Segments segments = Segments.of(sample.text(), reference);
        for (byte[] part : segments.parts()) {
            session.submit(
                    new ShortMessage(
                            new Address(0, 1, "10690001"),
                            new Address(1, 1, sample.destination()),
                            segments.headed(),
                            segments.coding().dataCoding(),
                            ValidityPeriod.ofMs(sample.hours() * 3_600_000L),
                            sample.receipt(),
                            reference,
                            ByteBuffer.wrap(part)),
                    results::add);
        }
    }

    /** Written from the sample alone, never from what was encoded; the sequence number is what came. */
    private void expect(Sample sample, List<String> expected) {
        int total = sample.parts().size();
        for (int i = 0; i < total; i++) {
            boolean many = total > 1;
            expected.add(String.join(
                    "\t",
                    Integer.toString(submits.get(expected.size()).sequence()),
                    sample.destination(),
                    many ? "0x01" : "0x00",
                    sample.ucs2() ? "0x08" : "0x00",
                    sample.hours() * 3600 + ".000000000",
                    sample.receipt() ? "0x01" : "0x00",
                    many ? Integer.toString(total) : "",
                    many ? Integer.toString(i + 1) : "",
                    sample.parts().get(i),
                    ""));
        }
    }

    private static byte[] frame(Pdu pdu) {
        ByteBuffer frame = ByteBuffer.allocate(16 + pdu.body().size());
        frame.putInt(frame.capacity()).putInt(pdu.id()).putInt(pdu.status()).putInt(pdu.sequence());
        pdu.body().forEach(frame::put);
        return frame.array();
    }

    @Override
    public CompletionStage<Void> append(InboundMessage message) {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void close() {}
}
