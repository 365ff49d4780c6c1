package org.opportune.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.opportune.pipeline.delivery.Inbound;
import org.opportune.schemas.event.EventKind;
import org.opportune.schemas.fact.OutcomeStatus;
import org.opportune.schemas.outcome.InboundMessage;

class SmppInboundTest {
    private static final int RECEIPT = 0x04;

    private final SmppInbound reader = new SmppInbound();

    private static InboundMessage message(String source, int ton, int esmClass, String text) {
        return InboundMessage.newBuilder()
                .setSmsc("smsc")
                .setSourceAddress(source)
                .setSourceTon(ton)
                .setSourceNpi(1)
                .setDestinationAddress("10086")
                .setEsmClass(esmClass)
                .setDataCoding(0)
                .setBody(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)))
                .setReceivedMs(1_000L)
                .build();
    }

    @Test
    void aReplyIsAnEventOfItsSender() {
        Inbound inbound = reader.read(message("8613800000001", 1, 0, "stop it"), "inbox-0-7");
        assertThat(inbound.reply().getKind()).isEqualTo(EventKind.REPLY);
        assertThat(inbound.reply().getMsisdn()).isEqualTo(8613800000001L);
        assertThat(inbound.reply().getMessage().getKeyword()).isEqualTo("STOP");
        assertThat(inbound.reply().getCounterpart().getDigits()).isEqualTo("10086");
        assertThat(inbound.reply().getId())
                .isEqualTo(reader.read(message("8613800000001", 1, 0, "stop it"), "inbox-0-7")
                        .reply()
                        .getId())
                .isNotEqualTo(reader.read(message("8613800000001", 1, 0, "stop it"), "inbox-0-8")
                        .reply()
                        .getId());
    }

    @Test
    void aNumberThatMayBeAnotherCountrysIsNobodys() {
        Inbound national = reader.read(message("13800000001", 2, 0, "STOP"), "inbox-0-7");
        assertThat(national.reply()).isNull();
        assertThat(national.problem()).isEqualTo("source address must be international: source_addr_ton=2");
        assertThat(reader.read(message("Shop", 1, 0, "STOP"), "inbox-0-7").problem())
                .isEqualTo("source address must be 1..15 digits: length=4");
    }

    @Test
    void onlyFinalReceiptsAreOutcomes() {
        Inbound done = reader.read(message("8613800000001", 1, RECEIPT, "id:0A1 stat:UNDELIV err:005"), "inbox-0-7");
        assertThat(done.receipt().getStatus()).isEqualTo(OutcomeStatus.FAILED);
        assertThat(done.receipt().getMessageId()).isEqualTo("0A1");
        Inbound way = reader.read(message("8613800000001", 1, RECEIPT, "id:0A1 stat:ENROUTE err:000"), "inbox-0-7");
        assertThat(way).isEqualTo(new Inbound(null, null, null));
    }
}
