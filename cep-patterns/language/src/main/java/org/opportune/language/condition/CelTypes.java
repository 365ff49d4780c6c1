package org.opportune.language.condition;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.opportune.model.EventField;
import org.opportune.model.FieldType;
import org.opportune.model.HandsetField;
import org.opportune.model.LocalField;
import org.opportune.model.ProfileField;

/** Events, profiles, handsets and times as CEL's checker sees them. */
final class CelTypes {
    static final StructType EVENT = StructType.create(
            "opportune.Event",
            Arrays.stream(EventField.values()).map(EventField::fieldName).collect(ImmutableSet.toImmutableSet()),
            name -> eventField(name).map(EventField::type).map(CelTypes::celType));

    static final StructType PROFILE = StructType.create(
            "opportune.Profile",
            Arrays.stream(ProfileField.values()).map(ProfileField::fieldName).collect(ImmutableSet.toImmutableSet()),
            name -> profileField(name).map(ProfileField::type).map(CelTypes::celType));

    static final StructType HANDSET = StructType.create(
            "opportune.Handset",
            Arrays.stream(HandsetField.values()).map(HandsetField::fieldName).collect(ImmutableSet.toImmutableSet()),
            name -> handsetField(name).map(HandsetField::type).map(CelTypes::celType));

    static final StructType LOCAL = StructType.create(
            "opportune.Local",
            Arrays.stream(LocalField.values()).map(LocalField::fieldName).collect(ImmutableSet.toImmutableSet()),
            name -> localField(name).map(LocalField::type).map(CelTypes::celType));

    /** Knows the four. */
    static final CelTypeProvider PROVIDER = new CelTypeProvider() {
        @Override
        public ImmutableCollection<CelType> types() {
            return ImmutableList.of(EVENT, PROFILE, HANDSET, LOCAL);
        }

        @Override
        public Optional<CelType> findType(String typeName) {
            return types().stream().filter(t -> t.name().equals(typeName)).findFirst();
        }
    };

    private static final Map<String, EventField> EVENT_FIELDS = byName(EventField.values(), EventField::fieldName);
    private static final Map<String, ProfileField> PROFILE_FIELDS =
            byName(ProfileField.values(), ProfileField::fieldName);
    private static final Map<String, HandsetField> HANDSET_FIELDS =
            byName(HandsetField.values(), HandsetField::fieldName);
    private static final Map<String, LocalField> LOCAL_FIELDS = byName(LocalField.values(), LocalField::fieldName);

    private CelTypes() {}

    private static <F> Map<String, F> byName(F[] fields, Function<F, String> name) {
        return Arrays.stream(fields).collect(Collectors.toUnmodifiableMap(name, field -> field));
    }

    static Optional<EventField> eventField(String name) {
        return Optional.ofNullable(EVENT_FIELDS.get(name));
    }

    static Optional<ProfileField> profileField(String name) {
        return Optional.ofNullable(PROFILE_FIELDS.get(name));
    }

    static Optional<HandsetField> handsetField(String name) {
        return Optional.ofNullable(HANDSET_FIELDS.get(name));
    }

    static Optional<LocalField> localField(String name) {
        return Optional.ofNullable(LOCAL_FIELDS.get(name));
    }

    static CelType celType(FieldType type) {
        return switch (type) {
            case TEXT -> SimpleType.STRING;
            case INTEGER -> SimpleType.INT;
            case REAL -> SimpleType.DOUBLE;
            case BOOLEAN -> SimpleType.BOOL;
            case TEXTS -> ListType.create(SimpleType.STRING);
            case TEXT_MAP -> MapType.create(SimpleType.STRING, SimpleType.STRING);
        };
    }

    /** A type in an author's words. */
    static String words(String celType) {
        return celType.replace("list(%A0)", "list")
                .replace("opportune.Event", "event")
                .replace("opportune.Profile", "profile")
                .replace("opportune.Handset", "handset")
                .replace("opportune.Local", "local")
                .replaceAll("\\bstring\\b", "text")
                .replaceAll("\\bint\\b", "number")
                .replaceAll("\\bdouble\\b", "decimal");
    }
}
