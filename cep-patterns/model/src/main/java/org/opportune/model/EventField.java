package org.opportune.model;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.opportune.schemas.event.Call;
import org.opportune.schemas.event.Counterpart;
import org.opportune.schemas.event.Device;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.event.Location;
import org.opportune.schemas.event.LocationKind;
import org.opportune.schemas.event.Message;
import org.opportune.schemas.event.Service;
import org.opportune.schemas.event.Session;
import org.opportune.schemas.fact.Account;
import org.opportune.schemas.fact.Attribute;
import org.opportune.schemas.fact.Holding;
import org.opportune.schemas.fact.Quota;
import org.opportune.schemas.fact.Tag;

/**
 * What a condition may read of an event, as {@code event.<name>}. An event that does not carry the field has it
 * absent: null here. Personal data that must not steer a condition (full numbers, message text) has no field.
 */
public enum EventField {
    KIND("kind", FieldType.TEXT, e -> e.getKind().name()),
    CUSTOM_KIND("customKind", FieldType.TEXT, Event::getCustomKind),
    SOURCE("source", FieldType.TEXT, Event::getSource),
    /** UTC ms. */
    HAPPENED("happened", FieldType.INTEGER, Event::getHappenedMs),
    RADIO(
            "radio",
            FieldType.TEXT,
            e -> e.getRadio() == null ? null : e.getRadio().name()),
    CELL("cell", FieldType.TEXT, e -> location(e, LocationKind.CELL)),
    AREA("area", FieldType.TEXT, e -> location(e, LocationKind.LOCATION_AREA)),
    NETWORK("network", FieldType.TEXT, e -> location(e, LocationKind.VISITED_NETWORK)),
    /** Digits as dialled. */
    COUNTERPART("counterpart", FieldType.TEXT, e -> of(e.getCounterpart(), Counterpart::getDigits)),
    COUNTERPART_CLASS(
            "counterpartClass",
            FieldType.TEXT,
            e -> of(e.getCounterpart(), c -> c.getNumberClass().name())),
    /** ORIGINATING or TERMINATING, of a call or message. */
    DIRECTION("direction", FieldType.TEXT, EventField::direction),
    /** Seconds, of a call or session. */
    DURATION("duration", FieldType.INTEGER, EventField::duration),
    CAUSE("cause", FieldType.INTEGER, e -> asLong(of(e.getCall(), Call::getCause))),
    KEYWORD("keyword", FieldType.TEXT, e -> of(e.getMessage(), Message::getKeyword)),
    TAC("tac", FieldType.TEXT, e -> of(e.getDevice(), Device::getTac)),
    PREVIOUS_TAC("previousTac", FieldType.TEXT, e -> of(e.getDevice(), Device::getPreviousTac)),
    OCTETS("octets", FieldType.INTEGER, e -> of(e.getSession(), Session::getOctets)),
    SITE("site", FieldType.TEXT, e -> of(e.getSession(), Session::getSite)),
    CONTENT_CATEGORY("contentCategory", FieldType.TEXT, e -> of(e.getSession(), Session::getContentCategory)),
    SERVICE("service", FieldType.TEXT, e -> of(e.getService(), Service::getCode)),
    OPERATION("operation", FieldType.TEXT, e -> of(e.getService(), Service::getOperation)),
    /** Minor units of the currency, of a purchase, top-up or bill. */
    AMOUNT("amount", FieldType.INTEGER, EventField::amount),
    BALANCE("balance", FieldType.INTEGER, e -> e.getFact() instanceof Account a ? a.getBalanceMinor() : null),
    TAG("tag", FieldType.TEXT, e -> e.getFact() instanceof Tag t ? t.getName() : null),
    ATTRIBUTE("attribute", FieldType.TEXT, e -> e.getFact() instanceof Attribute a ? a.getName() : null),
    PLAN("plan", FieldType.TEXT, e -> e.getFact() instanceof Quota q ? q.getPlan() : null),
    QUOTA_USED("quotaUsed", FieldType.INTEGER, e -> e.getFact() instanceof Quota q ? q.getUsed() : null),
    QUOTA_ALLOWANCE("quotaAllowance", FieldType.INTEGER, e -> e.getFact() instanceof Quota q ? q.getAllowance() : null),
    PRODUCT("product", FieldType.TEXT, e -> e.getFact() instanceof Holding h ? h.getProduct() : null),
    /** Declared fields of declared kinds: {@code event.attributes["name"]}. */
    ATTRIBUTES("attributes", FieldType.TEXT_MAP, Event::getAttributes);

    private final String fieldName;
    private final FieldType type;

    @SuppressWarnings("ImmutableEnumChecker") // the readers below close over nothing
    private final Function<Event, @Nullable Object> reader;

    EventField(String fieldName, FieldType type, Function<Event, @Nullable Object> reader) {
        this.fieldName = fieldName;
        this.type = type;
        this.reader = reader;
    }

    /** The name an author writes after {@code event.}. */
    public String fieldName() {
        return fieldName;
    }

    public FieldType type() {
        return type;
    }

    /** The value, of the Java class that {@link #type} states, or null if the event does not carry it. */
    public @Nullable Object read(Event event) {
        return reader.apply(event);
    }

    private static @Nullable String location(Event event, LocationKind kind) {
        Location location = event.getLocation();
        return location != null && location.getKind() == kind ? location.getId() : null;
    }

    private static @Nullable String direction(Event event) {
        if (event.getCall() != null) {
            return event.getCall().getDirection().name();
        }
        return of(event.getMessage(), m -> m.getDirection().name());
    }

    private static @Nullable Long duration(Event event) {
        return event.getCall() != null ? event.getCall().getDurationS() : of(event.getSession(), Session::getDurationS);
    }

    private static @Nullable Long amount(Event event) {
        return event.getFact() instanceof Account a
                ? a.getAmountMinor()
                : of(event.getService(), Service::getAmountMinor);
    }

    private static @Nullable Long asLong(@Nullable Integer number) {
        return number == null ? null : Long.valueOf(number);
    }

    private static <G, V> @Nullable V of(@Nullable G group, Function<G, @Nullable V> field) {
        return group == null ? null : field.apply(group);
    }
}
