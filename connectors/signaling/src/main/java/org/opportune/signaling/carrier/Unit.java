package org.opportune.signaling.carrier;

/** One SCCP message as a carrier brought it: reused; its octets lie in somebody else's array and change with the next one. */
public final class Unit {
    /** Point codes of this value and above stand for the ends of a carrier without any (SCCPlite): a hash of address and port. */
    public static final int PSEUDO_CODE = 1 << 24;

    private long frame;
    private long timeNs;
    private int link;
    private int networkIndicator;
    private int opc;
    private int dpc;
    private int sls;
    private int routingContext;
    private byte[] octets = new byte[0];
    private int offset;
    private int length;

    /** Number of the frame that completed it, from 1 within its file. */
    public long frame() {
        return frame;
    }

    /** When that frame was captured, nanoseconds since 1970 UTC. */
    public long timeNs() {
        return timeNs;
    }

    /** The capture leg: the same for both directions of one association, different for two legs and for two interfaces. */
    public int link() {
        return link;
    }

    /** Network indicator, 0 to 3 (0 where the carrier has none). */
    public int ni() {
        return networkIndicator;
    }

    /** Originating point code, or a pseudo code. */
    public int opc() {
        return opc;
    }

    /** Destination point code, or a pseudo code. */
    public int dpc() {
        return dpc;
    }

    /** Signalling link selection; -1 where the carrier has none. */
    public int sls() {
        return sls;
    }

    /** M3UA routing context; -1 where there is none. */
    public int routingContext() {
        return routingContext;
    }

    /** The array that holds the SCCP message from {@link #offset}, {@link #length} octets. */
    public byte[] octets() {
        return octets;
    }

    /** Where it begins. */
    public int offset() {
        return offset;
    }

    /** How many octets it has. */
    public int length() {
        return length;
    }

    /** Where and when; the rest is said by {@link #label} and {@link #message}. */
    public void captured(long frame, long timeNs, int link) {
        this.frame = frame;
        this.timeNs = timeNs;
        this.link = link;
    }

    /** The routing label; {@code sls} and {@code routingContext} are -1 where there is none. */
    public void label(int networkIndicator, int opc, int dpc, int sls, int routingContext) {
        this.networkIndicator = networkIndicator;
        this.opc = opc;
        this.dpc = dpc;
        this.sls = sls;
        this.routingContext = routingContext;
    }

    /** The SCCP message. */
    public void message(byte[] octets, int offset, int length) {
        this.octets = octets;
        this.offset = offset;
        this.length = length;
    }
}
