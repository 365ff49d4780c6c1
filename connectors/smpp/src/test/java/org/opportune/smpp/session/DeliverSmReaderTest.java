package org.opportune.smpp.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jsmpp.util.DefaultComposer;
import org.opportune.schemas.outcome.InboundMessage;

class DeliverSmReaderTest {
    private static byte[] composed() throws Exception {
        return new DefaultComposer()
                .deliverSm(
                        1,
                        "",
                        (byte) 1,
                        (byte) 1,
                        "8613800000017",
                        (byte) 3,
                        (byte) 0,
                        "1259",
                        (byte) 4,
                        (byte) 0,
                        (byte) 0,
                        (byte) 1,
                        (byte) 0,
                        new byte[] {'i', 'd'},
                        new org.jsmpp.bean.OptionalParameter.Receipted_message_id("abc"),
                        new org.jsmpp.bean.OptionalParameter.Message_state((byte) 2));
    }

    @Example
    void whatAnotherLibraryComposedIsRead() throws Exception {
        InboundMessage message = new DeliverSmReader(composed()).read("smsc", 5);
        assertThat(message.getEsmClass()).isEqualTo(4);
        assertThat(message.getReceiptedMessageId()).isEqualTo("abc");
        assertThat(message.getMessageState()).isEqualTo(2);
        assertThat(message.getBody()).isEqualTo(ByteBuffer.wrap(new byte[] {'i', 'd'}));
    }

    @Example
    void aBrokenLengthIsNamedByItsOffset() throws Exception {
        byte[] pdu = composed();
        pdu[pdu.length - 2] = 9;
        assertThatThrownBy(() -> new DeliverSmReader(pdu).read("smsc", 5))
                .isInstanceOf(MalformedPdu.class)
                .hasMessage("offset " + (pdu.length - 1) + ": optional parameter must fit the PDU: length=9, left=1");
    }

    @Property(tries = 3_000)
    void anyOctetsAreReadOrRefused(@ForAll @Size(max = 120) byte[] body) {
        readOrRefuse(Arrays.copyOf(new byte[16], 16), body);
    }

    @Property(tries = 3_000)
    void anyFlippedOctetIsReadOrRefused(@ForAll @IntRange(min = 16, max = 70) int at, @ForAll byte octet)
            throws Exception {
        byte[] pdu = composed();
        pdu[Math.min(at, pdu.length - 1)] = octet;
        readOrRefuse(pdu, new byte[0]);
    }

    private static void readOrRefuse(byte[] head, byte[] tail) {
        byte[] pdu = Arrays.copyOf(head, head.length + tail.length);
        System.arraycopy(tail, 0, pdu, head.length, tail.length);
        try {
            assertThat(new DeliverSmReader(pdu).read("smsc", 5).getSmsc()).isEqualTo("smsc");
        } catch (MalformedPdu e) {
            assertThat(e).hasMessageStartingWith("offset ");
        }
    }
}
