package org.opportune.engine;

/** A text as a number, where telling a few of them apart is enough and their octets would be too many. Stateless. */
final class Mark {
    private Mark() {}

    /** FNV-1a in 64 bits over the text's characters. Partial matches carry it: it stays as it is. */
    static long of(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }
}
