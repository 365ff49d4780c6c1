package org.opportune.simulators.smsc;

import java.nio.file.Path;
import java.time.InstantSource;

/**
 * How an SMSC is started.
 *
 * @param host address to listen on
 * @param port TCP port; 0 = any that is free
 * @param log file to append to
 * @param systemId the only one that may bind; empty = any
 * @param password that must go with it; empty = any
 * @param hashKey put before destinations when they are hashed for the log; without one the hashes of a known numbering
 *     range can be turned back
 * @param logText true writes message texts into the log: for local demos only
 * @param clock wall time for the log and the dates of receipts
 */
public record SmscOptions(
        String host,
        int port,
        Path log,
        SmscScript script,
        String systemId,
        String password,
        String hashKey,
        boolean logText,
        InstantSource clock) {

    /** On a free loopback port, accepting everything. */
    public static SmscOptions local(Path log) {
        return new SmscOptions("127.0.0.1", 0, log, SmscScript.acceptAll(), "", "", "", false, InstantSource.system());
    }

    public SmscOptions withPort(int newPort) {
        return new SmscOptions(host, newPort, log, script, systemId, password, hashKey, logText, clock);
    }

    public SmscOptions withScript(SmscScript newScript) {
        return new SmscOptions(host, port, log, newScript, systemId, password, hashKey, logText, clock);
    }
}
