package org.opportune.signaling.message;

import org.opportune.signaling.carrier.Unit;
import org.opportune.signaling.element.Digits;
import org.opportune.signaling.element.Field;
import org.opportune.signaling.element.Fields;
import org.opportune.signaling.element.Plmn;
import org.opportune.signaling.sccp.Sccp;

/**
 * The columns of a message as text. Codes are hexadecimal where their standard writes them so; an empty text = the message does not
 * have it. Several values of one message are joined by {@code |}.
 */
public enum Column {
    /** The frame that completed the message, from 1. */
    FRAME((unit, sccp, fields) -> Long.toString(unit.frame())),
    /** Seconds since 1970 UTC with nine decimals. */
    T((unit, sccp, fields) -> Text.seconds(unit.timeNs())),
    /** Originating point code. */
    OPC((unit, sccp, fields) -> Text.code(unit.opc())),
    /** Destination point code. */
    DPC((unit, sccp, fields) -> Text.code(unit.dpc())),
    /** Signalling link selection. */
    SLS((unit, sccp, fields) -> Text.decimal(unit.sls())),
    /** SCCP message type. */
    SCCP_TYPE((unit, sccp, fields) -> Text.hex(sccp.type(), 2)),
    /** Source local reference. */
    SCCP_SLR((unit, sccp, fields) -> Text.hex(sccp.slr(), 6)),
    /** Destination local reference. */
    SCCP_DLR((unit, sccp, fields) -> Text.hex(sccp.dlr(), 6)),
    /** Release cause. */
    SCCP_CAUSE((unit, sccp, fields) -> sccp.type() == Sccp.RLSD ? Text.hex(sccp.cause(), 2) : ""),
    /** Refusal cause. */
    SCCP_REFUSAL((unit, sccp, fields) -> sccp.type() == Sccp.CREF ? Text.hex(sccp.cause(), 2) : ""),
    /** Return cause. */
    SCCP_RETURN((unit, sccp, fields) -> Text.returned(sccp)),
    /** Subsystem called. */
    CALLED_SSN((unit, sccp, fields) -> Text.decimal(sccp.calledSsn())),
    /** Subsystem calling. */
    CALLING_SSN((unit, sccp, fields) -> Text.decimal(sccp.callingSsn())),
    /** BSSAP discriminator. */
    BSSAP_DISC(hex(Field.DISCRIMINATOR, 2)),
    /** SAPI. */
    SAPI(hex(Field.SAPI, 2)),
    /** Control channel. */
    CC(hex(Field.CHANNEL, 2)),
    /** BSSMAP message type. */
    BSSMAP(hex(Field.BSSMAP_TYPE, 2)),
    /** BSSMAP cause. */
    BSSMAP_CAUSE(hex(Field.BSSMAP_CAUSE, 2)),
    /** Cell identification discriminators. */
    CELL_DISC(
            (unit, sccp, fields) -> Text.joined(fields, Text::number, Field.CELL_DISCRIMINATOR, Field.CELL2_DISCRIMINATOR)),
    /** Location areas of the cells. */
    CELL_LAC((unit, sccp, fields) -> Text.joined(fields, Text::four, Field.CELL_LAC, Field.CELL2_LAC)),
    /** Cell identities. */
    CELL_CI((unit, sccp, fields) -> Text.joined(fields, Text::four, Field.CELL_CI, Field.CELL2_CI)),
    /** Protocol discriminator of layer 3. */
    DTAP_PD(hex(Field.PROTOCOL, 2)),
    /** Radio resource message. */
    RR(type(6)),
    /** Mobility management message. */
    MM(type(5)),
    /** Call control message. */
    CC_MSG(type(3)),
    /** Short message CP message. */
    SMS_MSG(type(9)),
    /** Supplementary service message. */
    SS_MSG(type(11)),
    /** Transaction identifier's flag. */
    TI_FLAG(decimal(Field.TRANSACTION_FLAG)),
    /** Transaction identifier. */
    TIO(decimal(Field.TRANSACTION)),
    /** Type of mobile identity. */
    MID_TYPE(decimal(Field.IDENTITY_TYPE)),
    /** IMSI; secret. */
    IMSI((unit, sccp, fields) -> Text.padded(fields.get(Field.IMSI), fields.number(Field.IMSI_DIGITS)), true),
    /** TMSI; secret. */
    TMSI(hex(Field.TMSI, 8), true),
    /** IMEI; secret. */
    IMEI((unit, sccp, fields) -> Text.padded(fields.get(Field.IMEI), 15), true),
    /** IMEISV; secret. */
    IMEISV((unit, sccp, fields) -> Text.padded(fields.get(Field.IMEISV), 16), true),
    /** Country of the location area identification. */
    LAI_MCC((unit, sccp, fields) -> fields.has(Field.LAI_PLMN) ? Text.decimal(Plmn.mcc(fields.number(Field.LAI_PLMN))) : ""),
    /** Its network. */
    LAI_MNC((unit, sccp, fields) -> fields.has(Field.LAI_PLMN) ? Text.decimal(Plmn.mnc(fields.number(Field.LAI_PLMN))) : ""),
    /** Countries of cells and IMSI. */
    MCC((unit, sccp, fields) -> Text.countries(fields)),
    /** Networks of cells and IMSI; an IMSI does not say how long its MNC is: three digits. */
    MNC((unit, sccp, fields) -> Text.networks(fields)),
    /** Location area. */
    LAC(hex(Field.LAI_LAC, 4)),
    /** Location updating type. */
    LU_TYPE(decimal(Field.UPDATE_TYPE)),
    /** Follow-on request. */
    FOLLOW_ON(decimal(Field.FOLLOW_ON)),
    /** CM service type. */
    CM_SERVICE(decimal(Field.SERVICE_TYPE)),
    /** Identity asked for. */
    ID_TYPE(decimal(Field.IDENTITY_ASKED)),
    /** MM reject cause. */
    REJ_CAUSE(decimal(Field.REJECT_CAUSE)),
    /** Call cause. */
    CC_CAUSE(hex(Field.CALL_CAUSE, 2)),
    /** Its location. */
    CAUSE_LOC(hex(Field.CALL_CAUSE_LOCATION, 2)),
    /** Its coding standard. */
    CAUSE_STD(decimal(Field.CALL_CAUSE_STANDARD)),
    /** Called number; secret. */
    CALLED((unit, sccp, fields) -> fields.called().toString(), true),
    /** Calling number; secret. */
    CALLING((unit, sccp, fields) -> fields.calling().toString(), true),
    /** Connected number; secret. */
    CONNECTED((unit, sccp, fields) -> fields.connected().toString(), true),
    /** Types of the numbers. */
    TON((unit, sccp, fields) -> Text.numbers(fields, Digits::typeOfNumber)),
    /** Plans of the numbers. */
    NPI((unit, sccp, fields) -> Text.numbers(fields, Digits::plan)),
    /** Key pressed; secret. */
    DTMF((unit, sccp, fields) -> fields.has(Field.KEY) ? "'" + (char) fields.number(Field.KEY) + "'" : "", true),
    /** Signal. */
    SIGNAL(hex(Field.SIGNAL, 2)),
    /** CP cause. */
    CP_CAUSE(decimal(Field.CP_CAUSE)),
    /** RP message. */
    RP_TYPE(hex(Field.RP_TYPE, 2)),
    /** RP reference. */
    RP_REF(hex(Field.RP_REFERENCE, 2)),
    /** RP cause. */
    RP_CAUSE(hex(Field.RP_CAUSE, 2)),
    /** TPDU type. */
    SMS_MTI(decimal(Field.TP_TYPE)),
    /** Originator of a delivery; secret. */
    SMS_OA((unit, sccp, fields) -> Text.correspondent(fields, 0), true),
    /** Destination of a submission; secret. */
    SMS_DA((unit, sccp, fields) -> Text.correspondent(fields, 1), true),
    /** Data coding scheme. */
    SMS_DCS(decimal(Field.TP_CODING)),
    /** Protocol identifier. */
    SMS_PID(decimal(Field.TP_PROTOCOL)),
    /** Operation. */
    SS_OP(decimal(Field.SS_OPERATION)),
    /** Service code. */
    SS_CODE(hex(Field.SS_CODE, 2)),
    /** RF power capability. */
    CLASSMARK_RF(decimal(Field.CLASSMARK_RF));

    /** The text of one column. */
    interface Cell {
        String of(Unit unit, Sccp sccp, Fields fields);
    }

    private final Cell cell;
    private final boolean secret;

    Column(Cell cell) {
        this(cell, false);
    }

    Column(Cell cell, boolean secret) {
        this.cell = cell;
        this.secret = secret;
    }

    private static Cell hex(Field field, int digits) {
        return (unit, sccp, fields) -> Text.hex(fields.get(field), digits);
    }

    private static Cell decimal(Field field) {
        return (unit, sccp, fields) -> Text.decimal(fields.get(field));
    }

    private static Cell type(int protocol) {
        return (unit, sccp, fields) ->
                fields.number(Field.PROTOCOL) == protocol ? Text.hex(fields.get(Field.MESSAGE_TYPE), 2) : "";
    }

    /** Its name in tables and JSON. */
    public String title() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Whether it says who somebody is or whom he called. */
    public boolean secret() {
        return secret;
    }

    /** The text, unmasked; {@code fields} without anything where the message has no BSSAP. */
    public String of(Unit unit, Sccp sccp, Fields fields) {
        return cell.of(unit, sccp, fields);
    }
}
