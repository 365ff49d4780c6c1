package org.opportune.signaling.message;

import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.opportune.signaling.bssap.Bssap;
import org.opportune.signaling.bssap.Digits;
import org.opportune.signaling.carrier.Unit;
import org.opportune.signaling.sccp.Sccp;

/**
 * The columns of a message as text. Codes are hexadecimal where their standard writes them so; an empty text = the message does not
 * have it. Several values of one message are joined by {@code |}.
 */
public enum Column {
    /** The frame that completed the message, from 1. */
    FRAME((unit, sccp, bssap) -> Long.toString(unit.frame())),
    /** Seconds since 1970 UTC with nine decimals. */
    T((unit, sccp, bssap) -> Text.seconds(unit.timeNs())),
    /** Originating point code. */
    OPC((unit, sccp, bssap) -> Text.code(unit.opc())),
    /** Destination point code. */
    DPC((unit, sccp, bssap) -> Text.code(unit.dpc())),
    /** Signalling link selection. */
    SLS((unit, sccp, bssap) -> Text.decimal(unit.sls())),
    /** SCCP message type. */
    SCCP_TYPE((unit, sccp, bssap) -> Text.hex(sccp.type(), 2)),
    /** Source local reference. */
    SCCP_SLR((unit, sccp, bssap) -> Text.hex(sccp.slr(), 6)),
    /** Destination local reference. */
    SCCP_DLR((unit, sccp, bssap) -> Text.hex(sccp.dlr(), 6)),
    /** Release cause. */
    SCCP_CAUSE((unit, sccp, bssap) -> sccp.type() == Sccp.RLSD ? Text.hex(sccp.cause(), 2) : ""),
    /** Refusal cause. */
    SCCP_REFUSAL((unit, sccp, bssap) -> sccp.type() == Sccp.CREF ? Text.hex(sccp.cause(), 2) : ""),
    /** Return cause. */
    SCCP_RETURN((unit, sccp, bssap) -> Text.returned(sccp)),
    /** Subsystem called. */
    CALLED_SSN((unit, sccp, bssap) -> Text.decimal(sccp.calledSsn())),
    /** Subsystem calling. */
    CALLING_SSN((unit, sccp, bssap) -> Text.decimal(sccp.callingSsn())),
    /** BSSAP discriminator. */
    BSSAP_DISC(hex(Bssap::discriminator, 2)),
    /** SAPI. */
    SAPI(hex(Bssap::sapi, 2)),
    /** Control channel. */
    CC(hex(Bssap::controlChannel, 2)),
    /** BSSMAP message type. */
    BSSMAP(hex(Bssap::bssmap, 2)),
    /** BSSMAP cause. */
    BSSMAP_CAUSE(hex(Bssap::bssmapCause, 2)),
    /** Cell identification discriminators. */
    CELL_DISC((unit, sccp, bssap) -> Text.cells(bssap, bssap::cellKind, 0)),
    /** Location areas of the cells. */
    CELL_LAC((unit, sccp, bssap) -> Text.cells(bssap, bssap::cellArea, 4)),
    /** Cell identities. */
    CELL_CI((unit, sccp, bssap) -> Text.cells(bssap, bssap::cellIdentity, 4)),
    /** Protocol discriminator of layer 3. */
    DTAP_PD(hex(Bssap::protocol, 2)),
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
    TI_FLAG(decimal(Bssap::transactionFlag)),
    /** Transaction identifier. */
    TIO(decimal(Bssap::transaction)),
    /** Type of mobile identity. */
    MID_TYPE(decimal(Bssap::identityKind)),
    /** IMSI; secret. */
    IMSI((unit, sccp, bssap) -> Text.marked(bssap.imsi()), true),
    /** TMSI; secret. */
    TMSI(hex(Bssap::tmsi, 8), true),
    /** IMEI; secret. */
    IMEI((unit, sccp, bssap) -> Text.equipment(bssap, 15), true),
    /** IMEISV; secret. */
    IMEISV((unit, sccp, bssap) -> Text.equipment(bssap, 16), true),
    /** Country of the location area identification. */
    LAI_MCC((unit, sccp, bssap) -> Text.country(bssap.areaPlmn())),
    /** Its network. */
    LAI_MNC((unit, sccp, bssap) -> Text.network(bssap.areaPlmn())),
    /** Countries of cells and IMSI. */
    MCC((unit, sccp, bssap) -> Text.countries(bssap)),
    /** Networks of cells and IMSI; an IMSI does not say how long its MNC is: three digits. */
    MNC((unit, sccp, bssap) -> Text.networks(bssap)),
    /** Location area. */
    LAC(hex(Bssap::areaCode, 4)),
    /** Location updating type. */
    LU_TYPE(decimal(Bssap::updateType)),
    /** Follow-on request. */
    FOLLOW_ON(decimal(Bssap::followOn)),
    /** CM service type. */
    CM_SERVICE(decimal(Bssap::serviceType)),
    /** Identity asked for. */
    ID_TYPE(decimal(Bssap::identityAsked)),
    /** MM reject cause. */
    REJ_CAUSE(decimal(Bssap::rejectCause)),
    /** Call cause. */
    CC_CAUSE(hex(Bssap::callCause, 2)),
    /** Its location. */
    CAUSE_LOC(hex(Bssap::causeLocation, 2)),
    /** Its coding standard. */
    CAUSE_STD(decimal(Bssap::causeStandard)),
    /** Called number; secret. */
    CALLED((unit, sccp, bssap) -> bssap.called().text(), true),
    /** Calling number; secret. */
    CALLING((unit, sccp, bssap) -> bssap.calling().text(), true),
    /** Connected number; secret. */
    CONNECTED((unit, sccp, bssap) -> bssap.connected().text(), true),
    /** Service centre of a short message. */
    CENTRE((unit, sccp, bssap) -> bssap.centre().text(), true),
    /** Types of the numbers. */
    TON((unit, sccp, bssap) -> Text.numbers(bssap, Digits::typeOfNumber)),
    /** Plans of the numbers. */
    NPI((unit, sccp, bssap) -> Text.numbers(bssap, Digits::numberingPlan)),
    /** Key pressed; secret. */
    DTMF((unit, sccp, bssap) -> Text.key(bssap.key()), true),
    /** Signal. */
    SIGNAL(hex(Bssap::signal, 2)),
    /** CP cause. */
    CP_CAUSE(decimal(Bssap::messageCause)),
    /** RP message. */
    RP_TYPE(hex(Bssap::relayType, 2)),
    /** RP reference. */
    RP_REF(hex(Bssap::relayReference, 2)),
    /** RP cause. */
    RP_CAUSE(hex(Bssap::relayCause, 2)),
    /** TPDU type. */
    SMS_MTI(decimal(Bssap::tpduType)),
    /** Originator of a delivery; secret. */
    SMS_OA((unit, sccp, bssap) -> Text.party(bssap, 0), true),
    /** Destination of a submission; secret. */
    SMS_DA((unit, sccp, bssap) -> Text.party(bssap, 1), true),
    /** Data coding scheme. */
    SMS_DCS(decimal(Bssap::dataCoding)),
    /** Protocol identifier. */
    SMS_PID(decimal(Bssap::protocolIdentifier)),
    /** Operation. */
    SS_OP(decimal(Bssap::operation)),
    /** Error of an operation. */
    SS_ERROR(decimal(Bssap::serviceError)),
    /** Service code. */
    SS_CODE(hex(Bssap::serviceCode, 2)),
    /** RF power capability. */
    CLASSMARK_RF(decimal(Bssap::powerClass));

    /** The text of one column. */
    interface Cell {
        String of(Unit unit, Sccp sccp, Bssap bssap);
    }

    private static final Bssap NOTHING = new Bssap();

    static {
        NOTHING.read(new byte[0], 0, 0);
    }

    @SuppressWarnings("ImmutableEnumChecker") // a function of its arguments alone
    private final Cell cell;

    private final boolean secret;

    Column(Cell cell) {
        this(cell, false);
    }

    Column(Cell cell, boolean secret) {
        this.cell = cell;
        this.secret = secret;
    }

    private static Cell hex(ToLongFunction<Bssap> field, int digits) {
        return (unit, sccp, bssap) -> Text.hex(field.applyAsLong(bssap), digits);
    }

    private static Cell decimal(ToLongFunction<Bssap> field) {
        return (unit, sccp, bssap) -> Text.decimal(field.applyAsLong(bssap));
    }

    private static Cell type(int protocol) {
        return (unit, sccp, bssap) -> bssap.protocol() == protocol ? Text.hex(bssap.type(), 2) : "";
    }

    /** Its name in tables and JSON. */
    public String title() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Whether it says who somebody is or whom he called. */
    public boolean secret() {
        return secret;
    }

    /** The text, unmasked; {@code bssap} is null where the message has none. */
    public String of(Unit unit, Sccp sccp, @Nullable Bssap bssap) {
        return cell.of(unit, sccp, bssap == null ? NOTHING : bssap);
    }
}
