package org.opportune.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The verb {@code signaling}: verbs of its own. */
@Command(
        name = "signaling",
        mixinStandardHelpOptions = true,
        description = "Reads captures of the A interface.",
        subcommands = {SignalingDecodeVerb.class, SignalingImportVerb.class, SignalingNetworksVerb.class},
        footer = {
            "",
            "Example:",
            "  opportune signaling decode a-interface.pcap",
            "",
            "Exit codes: 0 ok, 1 findings, 2 wrong usage."
        })
final class SignalingVerb implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a verb is missing: decode, import or networks");
    }
}
