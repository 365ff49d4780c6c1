package org.opportune.schemas;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.io.Decoder;
import org.apache.avro.util.Utf8;
import org.jspecify.annotations.Nullable;

/**
 * Avro's binary encoding (Avro 1.12 specification, "Binary encoding") read from an array. Unlike the library's own
 * decoders it believes no length that the array cannot hold, so ten damaged octets cannot ask for two gigabytes. One
 * thread.
 */
public final class Octets extends Decoder {
    private final byte[] octets;
    private final int end;
    private int at;

    /** @param octets not copied */
    public Octets(byte[] octets) {
        this(octets, 0, octets.length);
    }

    Octets(byte[] octets, int from, int end) {
        this.octets = octets;
        this.at = from;
        this.end = end;
    }

    /** The octets of a value of type bytes, to be read for themselves; nothing is copied. */
    public Octets slice() throws IOException {
        long length = readLong();
        int from = take(length);
        return new Octets(octets, from, at);
    }

    /** A copy of what is not read yet. */
    public byte[] rest() {
        return Arrays.copyOfRange(octets, at, end);
    }

    /** Octets not read yet. */
    public int left() {
        return end - at;
    }

    private int take(long length) throws EOFException {
        if (length < 0 || length > left()) {
            throw new EOFException();
        }
        int from = at;
        at += (int) length;
        return from;
    }

    @Override
    public void readNull() {}

    @Override
    public boolean readBoolean() throws IOException {
        return octets[take(1)] == 1;
    }

    @Override
    public int readInt() throws IOException {
        long value = readLong();
        if (value != (int) value) {
            throw new AvroRuntimeException("not an int");
        }
        return (int) value;
    }

    @Override
    public long readLong() throws IOException {
        long bits = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte octet = octets[take(1)];
            bits |= (octet & 0x7FL) << shift;
            if (octet >= 0) {
                return (bits >>> 1) ^ -(bits & 1);
            }
        }
        throw new AvroRuntimeException("not a long");
    }

    @Override
    public float readFloat() throws IOException {
        return Float.intBitsToFloat((int) littleEndian(4));
    }

    @Override
    public double readDouble() throws IOException {
        return Double.longBitsToDouble(littleEndian(8));
    }

    private long littleEndian(int length) throws IOException {
        int from = take(length);
        long bits = 0;
        for (int i = length - 1; i >= 0; i--) {
            bits = bits << 8 | (octets[from + i] & 0xFF);
        }
        return bits;
    }

    @Override
    public Utf8 readString(@Nullable Utf8 old) throws IOException {
        return new Utf8(readString());
    }

    @Override
    public String readString() throws IOException {
        long length = readLong();
        return new String(octets, take(length), (int) length, StandardCharsets.UTF_8);
    }

    @Override
    public void skipString() throws IOException {
        skipBytes();
    }

    @Override
    public ByteBuffer readBytes(@Nullable ByteBuffer old) throws IOException {
        byte[] copy = new byte[Math.toIntExact(checked(readLong()))];
        readFixed(copy, 0, copy.length);
        return ByteBuffer.wrap(copy);
    }

    @Override
    public void skipBytes() throws IOException {
        take(readLong());
    }

    @Override
    public void readFixed(byte[] bytes, int start, int length) throws IOException {
        System.arraycopy(octets, take(length), bytes, start, length);
    }

    @Override
    public void skipFixed(int length) throws IOException {
        take(length);
    }

    @Override
    public int readEnum() throws IOException {
        return readInt();
    }

    @Override
    public int readIndex() throws IOException {
        return readInt();
    }

    @Override
    public long readArrayStart() throws IOException {
        return block();
    }

    @Override
    public long arrayNext() throws IOException {
        return block();
    }

    @Override
    public long skipArray() throws IOException {
        return skipBlocks();
    }

    @Override
    public long readMapStart() throws IOException {
        return block();
    }

    @Override
    public long mapNext() throws IOException {
        return block();
    }

    @Override
    public long skipMap() throws IOException {
        return skipBlocks();
    }

    /** Items of the next block. Each of ours takes at least one octet. */
    private long block() throws IOException {
        long items = readLong();
        if (items < 0) {
            readLong();
            items = -items;
        }
        return checked(items);
    }

    private long checked(long length) throws EOFException {
        if (length < 0 || length > left()) {
            throw new EOFException();
        }
        return length;
    }

    /** Skips blocks that state their octets; the items of one that does not, the caller must skip. */
    private long skipBlocks() throws IOException {
        for (long items = readLong(); items != 0; items = readLong()) {
            if (items > 0) {
                return checked(items);
            }
            take(readLong());
        }
        return 0;
    }
}
