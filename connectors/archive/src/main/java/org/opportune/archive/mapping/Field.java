package org.opportune.archive.mapping;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.opportune.schemas.event.Direction;
import org.opportune.schemas.event.RadioTechnology;
import org.opportune.schemas.fact.Channel;
import org.opportune.schemas.fact.DataCategory;
import org.opportune.schemas.fact.ListName;
import org.opportune.schemas.fact.Purpose;
import org.opportune.schemas.fact.SubscriptionClass;
import org.opportune.schemas.fact.SubscriptionState;

/** Every field that a mapping can fill, by the name its author writes. */
enum Field {
    CELL("cell", Shape.TEXT),
    AREA("area", Shape.TEXT),
    NETWORK("network", Shape.TEXT),
    RADIO("radio", RadioTechnology.class),
    COUNTERPART("counterpart", Shape.NUMBER),
    DIRECTION("direction", Direction.class),
    /** Whole seconds. */
    DURATION("duration", Shape.WHOLE),
    CAUSE("cause", Shape.WHOLE),
    KEYWORD("keyword", Shape.TEXT),
    TAC("tac", Shape.TEXT),
    PREVIOUS_TAC("previous-tac", Shape.TEXT),
    OCTETS("octets", Shape.WHOLE),
    SITE("site", Shape.TEXT),
    CONTENT_CATEGORY("content-category", Shape.TEXT),
    SERVICE("service", Shape.TEXT),
    OPERATION("operation", Shape.TEXT),
    /** Minor units of the currency. */
    AMOUNT("amount", Shape.WHOLE),
    GRANTED("granted", Shape.FLAG),
    PURPOSE("purpose", Purpose.class),
    CHANNEL("channel", Channel.class),
    CATEGORY("category", DataCategory.class),
    DATA_USER("data-user", Shape.TEXT),
    LIST("list", ListName.class),
    MEMBER("member", Shape.FLAG),
    TAG("tag", Shape.TEXT),
    PRESENT("present", Shape.FLAG),
    ATTRIBUTE("attribute", Shape.TEXT),
    VALUE("value", Shape.TEXT),
    BALANCE("balance", Shape.WHOLE),
    DUE("due", Shape.TIME),
    CURRENCY("currency", Shape.TEXT),
    PLAN("plan", Shape.TEXT),
    USED("used", Shape.WHOLE),
    ALLOWANCE("allowance", Shape.WHOLE),
    PRODUCT("product", Shape.TEXT),
    STATUS("status", Shape.TEXT),
    CLASS("class", SubscriptionClass.class),
    STATE("state", SubscriptionState.class);

    /** What a field's values are. */
    enum Shape {
        TEXT,
        /** 0 or more. */
        WHOLE,
        FLAG,
        NUMBER,
        TIME,
        CHOICE
    }

    private final String word;
    private final Shape shape;
    private final @Nullable Class<? extends Enum<?>> choice;

    Field(String word, Shape shape) {
        this.word = word;
        this.shape = shape;
        this.choice = null;
    }

    Field(String word, Class<? extends Enum<?>> choice) {
        this.word = word;
        this.shape = Shape.CHOICE;
        this.choice = choice;
    }

    String word() {
        return word;
    }

    Shape shape() {
        return shape;
    }

    /** The constants of a {@link Shape#CHOICE}; empty for other shapes. */
    Enum<?>[] choices() {
        return choice == null ? new Enum<?>[0] : choice.getEnumConstants();
    }

    /** The constant of this name, in any case. */
    Optional<Enum<?>> choose(String text) {
        return Arrays.stream(choices())
                .filter(constant -> constant.name().equalsIgnoreCase(text))
                .<Enum<?>>map(constant -> constant)
                .findFirst();
    }

    static Optional<Field> of(String word) {
        return Arrays.stream(values()).filter(field -> field.word.equals(word)).findFirst();
    }
}
