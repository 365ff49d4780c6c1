package org.opportune.backtest;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import org.opportune.archive.sealed.Excerpt;
import org.opportune.archive.sealed.OnDamage;
import org.opportune.schemas.control.Control;

/**
 * What is to be tried on the past.
 *
 * @param excerpt the window by order time, and whose events
 * @param horizonMs UTC ms beyond which no wake-up runs
 * @param maxDriftMs how far one subtask may read ahead of the others, ms of order time
 * @param silentAfterMs after how long without a tick a feed was silent, ms of order time
 * @param definitions scenarios, campaigns, policy and places; without a stamp in force from the beginning
 * @param settings what was put in place of the authors' values, as it was typed
 * @param sample as it was typed
 * @param zone in which days and hours are counted
 * @param parallelism subtasks; changes how fast, never what
 * @param journeys subscribers shown with their events for each scenario, 0 = none
 */
record Trial(
        Path archive,
        OnDamage onDamage,
        Excerpt excerpt,
        long horizonMs,
        long maxDriftMs,
        long silentAfterMs,
        List<Control> definitions,
        List<String> settings,
        String sample,
        ZoneId zone,
        int parallelism,
        int journeys) {
    Trial {
        definitions = List.copyOf(definitions);
        settings = List.copyOf(settings);
    }
}
