package org.opportune.subscriber.profile;

import java.util.List;
import java.util.Objects;
import org.opportune.schemas.fact.Channel;
import org.opportune.schemas.fact.ListEntry;
import org.opportune.schemas.fact.ListName;
import org.opportune.schemas.profile.ColdProfile;
import org.opportune.schemas.profile.ListState;

/** The lists a subscriber is on (FIL-01..04). A later statement about the same list replaces an earlier one. */
public final class ListBook {
    private final List<ListState> entries;

    public ListBook(ColdProfile cold) {
        this.entries = cold.getLists();
    }

    /** True if a black or suppression list closes this channel for this data user. */
    public boolean closes(Channel channel, String dataUser) {
        for (ListState state : entries) {
            if (closes(state.getEntry(), channel, dataUser)) {
                return true;
            }
        }
        return false;
    }

    private static boolean closes(ListEntry e, Channel channel, String dataUser) {
        return e.getMember()
                && (e.getList() == ListName.BLACK || e.getList() == ListName.SUPPRESSION)
                && (e.getChannel() == Channel.ANY || e.getChannel() == channel)
                && (e.getDataUser() == null || e.getDataUser().equals(dataUser));
    }

    void state(ListEntry entry, long happenedMs) {
        ListState stated = new ListState(entry, happenedMs);
        for (int i = 0; i < entries.size(); i++) {
            ListState known = entries.get(i);
            if (sameList(known.getEntry(), entry)) {
                if (happenedMs >= known.getHappenedMs()) {
                    entries.set(i, stated);
                }
                return;
            }
        }
        entries.add(stated);
    }

    private static boolean sameList(ListEntry a, ListEntry b) {
        return a.getList() == b.getList()
                && a.getChannel() == b.getChannel()
                && Objects.equals(a.getDataUser(), b.getDataUser());
    }
}
