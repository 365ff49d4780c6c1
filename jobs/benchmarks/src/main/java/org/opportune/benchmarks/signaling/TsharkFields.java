package org.opportune.benchmarks.signaling;

import java.util.List;

/** The fields that tshark 4.0 is asked for: those behind the columns of the recorded tables. */
final class TsharkFields {
    static final List<String> NAMES = List.of(
            "frame.number", "frame.time_epoch", "ip.src", "ip.dst", "sctp.srcport", "sctp.dstport",
            "m3ua.protocol_data_opc", "m3ua.protocol_data_dpc", "m3ua.protocol_data_sls", "m3ua.routing_context",
            "sccp.message_type", "sccp.slr", "sccp.dlr", "sccp.release_cause", "sccp.refusal_cause",
            "sccp.return_cause", "sccp.called.ssn", "sccp.calling.ssn", "bssap.pdu_type", "bssap.dlci.sapi",
            "bssap.dlci.cc", "gsm_a.bssmap.msgtype", "gsm_a.bssmap.cause", "gsm_a.bssmap.be.cell_id_disc",
            "gsm_a.bssmap.cell_lac", "gsm_a.bssmap.cell_ci", "gsm_a.L3_protocol_discriminator",
            "gsm_a.dtap.msg_rr_type", "gsm_a.dtap.msg_mm_type", "gsm_a.dtap.msg_cc_type",
            "gsm_a.dtap.msg_sms_type", "gsm_a.dtap.msg_ss_type", "gsm_a.dtap.ti_flag", "gsm_a.dtap.tio",
            "gsm_a.ie.mobileid.type", "e212.imsi", "3gpp.tmsi", "gsm_a.imei", "gsm_a.imeisv", "e212.lai.mcc",
            "e212.lai.mnc", "e212.mcc", "e212.mnc", "gsm_a.lac", "gsm_a.dtap.updating_type",
            "gsm_a.dtap.follow_on_request", "gsm_a.dtap.service_type", "gsm_a.dtap.type_of_identity",
            "gsm_a.dtap.rej_cause", "gsm_a.dtap.cause", "gsm_a.dtap.location", "gsm_a.dtap.coding_standard",
            "gsm_a.dtap.cld_party_bcd_num", "gsm_a.dtap.clg_party_bcd_num", "gsm_a.dtap.conn_num",
            "gsm_a.dtap.type_of_number", "gsm_a.dtap.numbering_plan_id", "gsm_a.dtap.keypad_information",
            "gsm_a.dtap.signal_value", "gsm_a.dtap.cp_cause", "gsm_a.rp.msg_type",
            "gsm_a.rp.rp_message_reference", "gsm_sms.tp-mti", "gsm_sms.tp-oa", "gsm_sms.tp-da", "gsm_sms.tp-dcs",
            "gsm_sms.tp-pid", "gsm_sms.sms_text", "gsm_old.localValue", "gsm_ss.ss_Code", "gsm_map.ussd_string",
            "gsm_a.gm.rf_power_capability");

    private TsharkFields() {}
}
