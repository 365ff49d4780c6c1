package org.opportune.subscriber.profile;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.opportune.engine.Partials;
import org.opportune.model.ProfileField;
import org.opportune.schemas.fact.Tag;

/**
 * The part of a subscriber that every event reads: ids seen, facts that scenarios ask for, partial matches, the next
 * wake-up. Mutable, one thread. Its bytes are {@link HotProfileCodec}'s.
 */
public final class HotProfile {
    /** No wake-up is due. */
    public static final long NEVER = Long.MAX_VALUE;

    /** A tag taken off is remembered this long, so that a late statement does not put it on again. */
    private static final long TOMBSTONE_MS = 30L * 24 * 3_600_000;

    /**
     * @param untilMs UTC ms from which it no longer counts, {@link #NEVER} = until taken off
     */
    record TagState(boolean present, long untilMs, long happenedMs) {}

    RecentIds recentIds = new RecentIds();
    Dated cell = Dated.NEVER;
    /** Area or network, if it is what was seen last and not the cell: so it is rarely there to be stored. */
    Dated area = Dated.NEVER;

    Dated tac = Dated.NEVER;
    Dated language = Dated.NEVER;
    Dated zone = Dated.NEVER;
    Dated tariff = Dated.NEVER;
    /** Nobody's until the first tag: most subscribers have none, and many are in hand at once. */
    Map<String, TagState> tags = Map.of();

    long lastSeenMs = Long.MIN_VALUE;
    long tenancySinceMs = Long.MIN_VALUE;
    Partials partials = new Partials();
    long heldDueMs = NEVER;
    long timerMs = NEVER;

    /**
     * A profile of which nothing is known but the ids seen, the timer set and since when the number has another holder.
     *
     * @param closedMs UTC ms at which the tenancy ended
     */
    public HotProfile forgotten(long closedMs) {
        HotProfile empty = new HotProfile();
        empty.recentIds = recentIds;
        empty.timerMs = timerMs;
        empty.tenancySinceMs = Math.max(tenancySinceMs, closedMs);
        return empty;
    }

    public Partials partials() {
        return partials;
    }

    /** UTC ms of the earliest deadline or held decision, {@link #NEVER} if none. */
    public long nextWakeMs() {
        return Math.min(partials.nextWakeMs(), heldDueMs);
    }

    /** UTC ms at which the earliest held decision is due, {@link #NEVER} if none. */
    public long heldDueMs() {
        return heldDueMs;
    }

    public void heldDueMs(long dueMs) {
        this.heldDueMs = dueMs;
    }

    /** UTC ms for which the owner has set its timer, {@link #NEVER} if none. */
    public long timerMs() {
        return timerMs;
    }

    public void timerMs(long newTimerMs) {
        this.timerMs = newTimerMs;
    }

    /** False if the id was applied before; else it counts as applied from now on. */
    public boolean addId(long idLow, long orderMs) {
        return recentIds.add(idLow, orderMs);
    }

    /** Seen in a cell or, less exactly, in an area or network. */
    void seenAt(String location, boolean inCell, long happenedMs) {
        if (inCell) {
            cell = cell.updated(location, happenedMs);
            area = area.happenedMs() > cell.happenedMs() ? area : Dated.NEVER;
        } else if (happenedMs >= cell.happenedMs()) {
            area = area.updated(location, happenedMs);
        }
    }

    /** A moment of the subscriber was processed. */
    public void seen(long happenedMs) {
        lastSeenMs = Math.max(lastSeenMs, happenedMs);
    }

    /** The value of a hot field at {@code nowMs}, null = not known; see {@link ProfileField#type}. */
    public @Nullable Object get(ProfileField field, long nowMs) {
        return switch (field) {
            case LANGUAGE -> language.value();
            case ZONE -> zone.value();
            case TAGS -> tags(nowMs);
            case CELL -> cell.value();
            case LOCATION -> area.value() == null ? cell.value() : area.value();
            case TAC -> tac.value();
            case TARIFF -> tariff.value();
            // Of an event, and here is none.
            case PREVIOUS_TARIFF -> null;
            case LAST_SEEN -> lastSeenMs == Long.MIN_VALUE ? null : (Object) lastSeenMs;
            case ATTRIBUTES -> throw new IllegalArgumentException("not a hot field: field=" + field);
        };
    }

    private Set<String> tags(long nowMs) {
        return tags.entrySet().stream()
                .filter(e -> e.getValue().present() && nowMs < e.getValue().untilMs())
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** True if what happened then belongs to whoever had the number before (PRO-47). */
    public boolean isOfEarlierTenancy(long happenedMs) {
        return happenedMs <= tenancySinceMs;
    }

    /** To be changed. */
    Map<String, TagState> ownTags() {
        if (tags.isEmpty()) {
            tags = new TreeMap<>();
        }
        return tags;
    }

    void tag(Tag tag, long happenedMs) {
        ownTags()
                .values()
                .removeIf(
                        t -> t.untilMs() <= happenedMs || (!t.present() && t.happenedMs() < happenedMs - TOMBSTONE_MS));
        TagState known = tags.get(tag.getName());
        if (known == null || happenedMs >= known.happenedMs()) {
            long untilMs = tag.getExpiresMs() == null ? NEVER : tag.getExpiresMs();
            tags.put(tag.getName(), new TagState(tag.getPresent(), untilMs, happenedMs));
        }
    }
}
