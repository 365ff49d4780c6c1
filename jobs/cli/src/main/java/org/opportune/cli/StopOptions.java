package org.opportune.cli;

import org.opportune.schemas.Stop;
import org.opportune.schemas.Stop.What;
import picocli.CommandLine.Option;

/** Which stop is meant: one of the four. */
final class StopOptions {
    @Option(names = "--all", required = true, description = "Everything.")
    private boolean all;

    @Option(names = "--campaign", required = true, paramLabel = "ID", description = "One campaign.")
    private String campaign = "";

    @Option(names = "--data-user", required = true, paramLabel = "NAME", description = "All campaigns of a data user.")
    private String dataUser = "";

    @Option(
            names = "--area",
            required = true,
            paramLabel = "PLACE",
            description = "Subscribers who were seen last in this place or category of places.")
    private String area = "";

    Stop stop() {
        if (all) {
            return new Stop(What.ALL, "");
        }
        if (!campaign.isEmpty()) {
            return new Stop(What.CAMPAIGN, campaign);
        }
        return dataUser.isEmpty() ? new Stop(What.AREA, area) : new Stop(What.DATA_USER, dataUser);
    }
}
