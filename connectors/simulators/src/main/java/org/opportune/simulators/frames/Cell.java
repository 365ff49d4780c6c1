package org.opportune.simulators.frames;

/**
 * A cell of the old radio, global identity (TS 23.003 4.3.1).
 *
 * @param lac location area code, 0..0xffff
 * @param ci cell identity, 0..0xffff
 */
record Cell(String mcc, String mnc, int lac, int ci) {
    /** As events name it: MCC-MNC-LAC-CI. */
    static Cell of(String id) {
        String[] parts = id.split("-", -1);
        return new Cell(parts[0], parts[1], Integer.parseInt(parts[2]), Integer.parseInt(parts[3]));
    }

    /** Location area identification (TS 24.008 10.5.1.3). */
    byte[] area() {
        return new Octets().put(Digits.network(mcc, mnc)).u16(lac).take();
    }

    /** Cell identifier, discriminator 0 (TS 48.008 3.2.2.17). */
    byte[] identifier() {
        return new Octets().put(0).put(area()).u16(ci).take();
    }
}
