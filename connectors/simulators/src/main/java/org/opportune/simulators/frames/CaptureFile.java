package org.opportune.simulators.frames;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * A capture file (pcap with nanoseconds, link type 101) of M3UA (RFC 4666) over SCTP (RFC 9260) over IPv4: one association for each
 * pair of nodes. For one thread.
 */
final class CaptureFile implements Closeable {
    private static final int RAW_IP = 101;
    private static final int SCTP = 132;
    private static final int PORT = 2905;
    private static final int M3UA = 3;
    private static final int WHOLE = 3;
    private static final int BILLION = 1_000_000_000;

    private final OutputStream out;
    private final Map<Long, int[]> serials = new HashMap<>();
    private long frames;

    CaptureFile(Path file) throws IOException {
        out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
        out.write(new Octets()
                .little(0xa1b23c4dL, 4)
                .little(2, 2)
                .little(4, 2)
                .little(0, 8)
                .little(65_535, 4)
                .little(RAW_IP, 4)
                .take());
    }

    /** How many were written. */
    long frames() {
        return frames;
    }

    /**
     * Writes one packet with a chunk for each message.
     *
     * @param timeNs UTC ns, never less than before
     */
    void write(long timeNs, int from, int to, List<byte[]> messages) throws IOException {
        int[] serial = serials.computeIfAbsent((long) from << 32 | to, pair -> new int[] {1});
        Octets sctp = new Octets().u16(PORT).u16(PORT).u32(from << 16 | to).u32(0);
        for (byte[] message : messages) {
            chunk(sctp, serial[0]++, m3ua(from, to, message));
        }
        byte[] packet = ip(from, to, checked(sctp.take()));
        out.write(new Octets()
                .little(timeNs / BILLION, 4)
                .little(timeNs % BILLION, 4)
                .little(packet.length, 4)
                .little(packet.length, 4)
                .put(packet)
                .take());
        frames++;
    }

    private static byte[] m3ua(int from, int to, byte[] sccp) {
        Octets data = new Octets().u32(from).u32(to).put(3, 0, 0, 0).put(sccp);
        byte[] value = data.take();
        byte[] parameter =
                padded(new Octets().u16(0x0210).u16(4 + value.length).put(value).take());
        return new Octets()
                .put(1, 0, 1, 1)
                .u32(8 + parameter.length)
                .put(parameter)
                .take();
    }

    /** A DATA chunk on stream 0. */
    private static void chunk(Octets sctp, int serial, byte[] m3ua) {
        sctp.put(0, WHOLE).u16(16 + m3ua.length).u32(serial).u16(0).u16(serial).u32(M3UA);
        sctp.put(padded(m3ua));
    }

    private static byte[] padded(byte[] octets) {
        return Arrays.copyOf(octets, (octets.length + 3) / 4 * 4);
    }

    /** The checksum stands at octet 8, least significant first (RFC 9260 appendix A). */
    private static byte[] checked(byte[] sctp) {
        CRC32C crc = new CRC32C();
        crc.update(sctp);
        System.arraycopy(new Octets().little(crc.getValue(), 4).take(), 0, sctp, 8, 4);
        return sctp;
    }

    private static byte[] ip(int from, int to, byte[] payload) {
        byte[] head = new Octets()
                .put(0x45, 0)
                .u16(20 + payload.length)
                .u32(0)
                .put(64, SCTP)
                .u16(0)
                .put(10, 0, from >>> 8, from)
                .put(10, 0, to >>> 8, to)
                .take();
        int sum = 0;
        for (int i = 0; i < head.length; i += 2) {
            sum += (head[i] & 0xff) << 8 | (head[i + 1] & 0xff);
        }
        sum = (sum & 0xffff) + (sum >>> 16);
        sum = ~((sum & 0xffff) + (sum >>> 16));
        head[10] = (byte) (sum >>> 8);
        head[11] = (byte) sum;
        return new Octets().put(head).put(payload).take();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
