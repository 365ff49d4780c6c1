package org.opportune.smpp.text;

/** How a text is put on the wire, with the sizes of 3GPP TS 23.040 (140 octets of user data a message). */
public enum Coding {
    /** GSM 7 bit default alphabet, unpacked; a unit is a septet. */
    GSM7(0x00, 160, 153),
    /** UTF-16BE code units, as UCS2 is used; a unit is two octets. */
    UCS2(0x08, 70, 67);

    private final int dataCoding;
    private final int single;
    private final int part;

    Coding(int dataCoding, int single, int part) {
        this.dataCoding = dataCoding;
        this.single = single;
        this.part = part;
    }

    /** The data_coding octet (SMPP 3.4, 5.2.19). */
    public int dataCoding() {
        return dataCoding;
    }

    /** Units that fit one message. */
    public int single() {
        return single;
    }

    /** Units that fit one part of several, beside a 6-octet header. */
    public int part() {
        return part;
    }

    /** GSM7 if every character fits it, else UCS2. */
    public static Coding of(CharSequence text) {
        return Gsm7.encodable(text) ? GSM7 : UCS2;
    }
}
