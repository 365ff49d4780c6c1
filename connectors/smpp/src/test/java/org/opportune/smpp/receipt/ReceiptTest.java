package org.opportune.smpp.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.opportune.schemas.outcome.InboundMessage;
import org.opportune.smpp.receipt.Receipt.State;

class ReceiptTest {
    private static InboundMessage message(int esmClass, int dataCoding, byte[] body) {
        return InboundMessage.newBuilder()
                .setSmsc("s")
                .setSourceAddress("8613800000017")
                .setSourceTon(1)
                .setSourceNpi(1)
                .setDestinationAddress("1259")
                .setEsmClass(esmClass)
                .setDataCoding(dataCoding)
                .setBody(ByteBuffer.wrap(body))
                .setReceivedMs(0)
                .build();
    }

    private static InboundMessage text(int esmClass, String text) {
        return message(esmClass, 0, text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void theTextFormIsRead() {
        String text = "id:0123456789 sub:001 dlvrd:001 submit date:2601010000 done date:2601010001 stat:DELIVRD"
                + " err:013 text:id:9 stat:EXPIRED";
        assertThat(Receipt.of(text(0x04, text))).isEqualTo(new Receipt("0123456789", State.DELIVERED, 13));
        assertThat(Receipt.of(text(0x00, text))).isNotNull();
        assertThat(Receipt.of(text(0x04, "ID:ab-1 STAT:undeliv Err:0x1F")))
                .isEqualTo(new Receipt("ab-1", State.UNDELIVERABLE, null));
        assertThat(Receipt.of(text(0x04, "stat:NEWSTATE err:1 id:7"))).isEqualTo(new Receipt("7", State.OTHER, 1));
        assertThat(Receipt.of(text(0x04, "id:7"))).isEqualTo(new Receipt("7", State.OTHER, null));
    }

    @Test
    void whatASubscriberWritesIsNoReceipt() {
        assertThat(Receipt.of(text(0, "yes please"))).isNull();
        assertThat(Receipt.of(text(0, "my id:7"))).isNull();
        assertThat(Receipt.of(text(0x04, ""))).isNull();
    }

    @Test
    void optionalParametersCountBeforeText() {
        InboundMessage message = text(0x04, "id:1 stat:EXPIRED err:002");
        message.setReceiptedMessageId("abc");
        message.setMessageState(2);
        assertThat(Receipt.of(message)).isEqualTo(new Receipt("abc", State.DELIVERED, 2));
        message.setMessageState(77);
        assertThat(Receipt.of(message)).isEqualTo(new Receipt("abc", State.OTHER, 2));
    }

    @Test
    void wordsOfSubscribersAreRead() {
        assertThat(MoText.decode(message(0, 0, new byte[] {'a', 0x1B, 0x65}))).isEqualTo("a€");
        assertThat(MoText.decode(message(0, 8, new byte[] {4, 0x3F, 0, 'a'}))).isEqualTo("пa");
        assertThat(MoText.decode(message(0x40, 0, new byte[] {5, 0, 3, 1, 2, 1, 'a'})))
                .isEqualTo("a");
        assertThat(MoText.decode(message(0, 4, new byte[] {1}))).isNull();
        assertThat(MoText.keyword("  \"stop!\" now")).isEqualTo("STOP");
        assertThat(MoText.keyword("")).isEmpty();
    }

    @Property(tries = 2_000)
    void noOctetsMakeItThrow(
            @ForAll @Size(max = 200) byte[] body,
            @ForAll @IntRange(max = 255) int esmClass,
            @ForAll @IntRange(max = 255) int coding) {
        InboundMessage message = message(esmClass, coding, body);
        Receipt.of(message);
        String text = MoText.decode(message);
        if (text != null) {
            assertThat(MoText.keyword(text)).doesNotContainAnyWhitespaces();
        }
    }

    @Property(tries = 2_000)
    void noReceiptLikeTextMakesItThrow(@ForAll String a, @ForAll String b, @ForAll String c) {
        Receipt receipt = Receipt.of(text(0x04, "id:" + a + " stat:" + b + " err:" + c));
        if (receipt != null) {
            assertThat(receipt.messageId()).isNotNull();
        }
    }
}
