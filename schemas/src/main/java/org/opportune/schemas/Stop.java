package org.opportune.schemas;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.opportune.schemas.action.Action;

/**
 * What nobody may send for, until it is resumed: the switch that an operator of the house throws. Known by the id of a
 * control record of kind STOP: {@code all}, {@code campaign/ID}, {@code data-user/NAME} or {@code area/PLACE}.
 *
 * @param of what of its kind; empty for ALL
 */
public record Stop(What what, String of) {
    /** What can be stopped. */
    public enum What {
        ALL,
        CAMPAIGN,
        DATA_USER,
        /** A place or a category of places: subscribers who were seen there last. */
        AREA;

        /** As it stands in an id and on a command line. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** @throws IllegalArgumentException if ALL is of something, or anything else of nothing */
    public Stop {
        if ((what == What.ALL) != of.isEmpty()) {
            throw new IllegalArgumentException("a stop is of all, or of one thing: what=" + what + ", of=" + of);
        }
    }

    /** The stop of this id; empty if it is the id of none. */
    public static Optional<Stop> ofId(String id) {
        int slash = id.indexOf('/');
        String word = slash < 0 ? id : id.substring(0, slash);
        String of = slash < 0 ? "" : id.substring(slash + 1);
        return Arrays.stream(What.values())
                .filter(what ->
                        what.word().equals(word) && (what == What.ALL) == (slash < 0) && (slash < 0) == of.isEmpty())
                .findFirst()
                .map(what -> new Stop(what, of));
    }

    /** What {@link #ofId} takes, for messages. */
    public static String form() {
        return Arrays.stream(What.values())
                .map(what -> what == What.ALL ? what.word() : what.word() + "/NAME")
                .collect(Collectors.joining(", "));
    }

    public String id() {
        return what == What.ALL ? what.word() : what.word() + '/' + of;
    }

    /** True if an action of such a campaign, for somebody in such places, must not be sent. */
    public boolean covers(String campaign, String dataUser, Collection<String> areas) {
        return switch (what) {
            case ALL -> true;
            case CAMPAIGN -> of.equals(campaign);
            case DATA_USER -> of.equals(dataUser);
            case AREA -> areas.contains(of);
        };
    }

    public boolean covers(Action action) {
        return covers(action.getCampaign(), action.getDataUser(), action.getAreas());
    }
}
