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
import java.util.Optional;
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

    private CelTypes() {}

    static Optional<EventField> eventField(String name) {
        return Arrays.stream(EventField.values())
                .filter(f -> f.fieldName().equals(name))
                .findFirst();
    }

    static Optional<ProfileField> profileField(String name) {
        return Arrays.stream(ProfileField.values())
                .filter(f -> f.fieldName().equals(name))
                .findFirst();
    }

    static Optional<HandsetField> handsetField(String name) {
        return Arrays.stream(HandsetField.values())
                .filter(f -> f.fieldName().equals(name))
                .findFirst();
    }

    static Optional<LocalField> localField(String name) {
        return Arrays.stream(LocalField.values())
                .filter(f -> f.fieldName().equals(name))
                .findFirst();
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
