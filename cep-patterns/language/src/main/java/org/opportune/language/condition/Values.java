package org.opportune.language.condition;

import com.google.re2j.Pattern;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.opportune.model.EventField;
import org.opportune.model.Predicate.Truth;
import org.opportune.model.Scope;
import org.opportune.schemas.event.Event;

/**
 * What generated conditions call; public only because generated classes live in a loader of their own. A null operand
 * is an absent one and makes every result absent. Truth is an int here, so that {@code &&} and {@code ||} need no
 * objects. Stateless, thread-safe.
 */
public final class Values {
    public static final int FALSE = 0;
    public static final int TRUE = 1;
    public static final int ABSENT = 2;

    private Values() {}

    public static Truth truth(int truth) {
        return truth == TRUE ? Truth.TRUE : truth == FALSE ? Truth.FALSE : Truth.ABSENT;
    }

    public static int of(@Nullable Boolean value) {
        return value == null ? ABSENT : value ? TRUE : FALSE;
    }

    /** The right side of {@code &&} after a left side that was not FALSE. */
    public static int and(int left, int right) {
        return right == FALSE ? FALSE : left == TRUE && right == TRUE ? TRUE : ABSENT;
    }

    /** The right side of {@code ||} after a left side that was not TRUE. */
    public static int or(int left, int right) {
        return right == TRUE ? TRUE : left == FALSE && right == FALSE ? FALSE : ABSENT;
    }

    public static int not(int truth) {
        return truth == ABSENT ? ABSENT : TRUE - truth;
    }

    public static int same(int left, int right) {
        return left == ABSENT || right == ABSENT ? ABSENT : left == right ? TRUE : FALSE;
    }

    public static int has(@Nullable Object value) {
        return value == null ? FALSE : TRUE;
    }

    public static @Nullable Object read(@Nullable Event event, EventField field) {
        return event == null ? null : field.read(event);
    }

    public static int inPlace(Scope scope, @Nullable String location, String place) {
        return location == null ? ABSENT : scope.inPlace(location, place) ? TRUE : FALSE;
    }

    public static int inClass(Scope scope, @Nullable String digits, String numberClass) {
        return digits == null ? ABSENT : scope.inClass(digits, numberClass) ? TRUE : FALSE;
    }

    public static int equal(@Nullable Object left, @Nullable Object right) {
        return left == null || right == null ? ABSENT : alike(left, right) ? TRUE : FALSE;
    }

    /** Two texts or two numbers; {@code sign}: 0 less, 1 less or equal, 2 greater, 3 greater or equal. */
    public static int compare(@Nullable Object left, @Nullable Object right, int sign) {
        if (left == null || right == null) {
            return ABSENT;
        }
        boolean holds;
        if (left instanceof Double l && right instanceof Double r) {
            holds = switch (sign) {
                case 0 -> l < r;
                case 1 -> l <= r;
                case 2 -> l > r;
                default -> l >= r;
            };
        } else {
            int order = left instanceof Long l && right instanceof Long r
                    ? Long.compare(l, r)
                    : ((String) left).compareTo((String) right);
            holds = switch (sign) {
                case 0 -> order < 0;
                case 1 -> order <= 0;
                case 2 -> order > 0;
                default -> order >= 0;
            };
        }
        return holds ? TRUE : FALSE;
    }

    /** True if the value is one of these; absent if any of them is, as making a list of an absent value is in CEL. */
    public static int oneOf(@Nullable Object value, @Nullable Object[] items) {
        boolean found = false;
        for (Object item : items) {
            if (item == null) {
                return ABSENT;
            }
            found |= value != null && alike(value, item);
        }
        return value == null ? ABSENT : found ? TRUE : FALSE;
    }

    public static int contains(@Nullable Collection<?> items, @Nullable Object value) {
        return items == null || value == null ? ABSENT : items.contains(value) ? TRUE : FALSE;
    }

    public static int contains(@Nullable Map<?, ?> map, @Nullable Object key) {
        return map == null || key == null ? ABSENT : map.containsKey(key) ? TRUE : FALSE;
    }

    /** Presence of a key: never absent. */
    public static int hasKey(@Nullable Map<?, ?> map, Object key) {
        return map != null && map.containsKey(key) ? TRUE : FALSE;
    }

    public static @Nullable Object at(@Nullable Map<?, ?> map, @Nullable Object key) {
        return map == null || key == null ? null : map.get(key);
    }

    public static @Nullable Object pick(int truth, @Nullable Object yes, @Nullable Object no) {
        return truth == TRUE ? yes : truth == FALSE ? no : null;
    }

    public static int startsWith(@Nullable String text, @Nullable String part) {
        return text == null || part == null ? ABSENT : text.startsWith(part) ? TRUE : FALSE;
    }

    public static int endsWith(@Nullable String text, @Nullable String part) {
        return text == null || part == null ? ABSENT : text.endsWith(part) ? TRUE : FALSE;
    }

    public static int holds(@Nullable String text, @Nullable String part) {
        return text == null || part == null ? ABSENT : text.contains(part) ? TRUE : FALSE;
    }

    /** True if the pattern is found anywhere in the text. */
    public static int matches(@Nullable String text, Pattern pattern) {
        return text == null ? ABSENT : pattern.matcher(text).find() ? TRUE : FALSE;
    }

    /** Code points of a text, elements of a list, keys of a map. */
    public static @Nullable Long size(@Nullable Object value) {
        if (value instanceof String text) {
            return (long) text.codePointCount(0, text.length());
        }
        if (value instanceof Collection<?> items) {
            return (long) items.size();
        }
        return value instanceof Map<?, ?> map ? Long.valueOf(map.size()) : null;
    }

    private static boolean alike(Object left, Object right) {
        // As CEL: 0.0 equals -0.0 and NaN equals nothing, unlike Double.equals.
        if (left instanceof Double l && right instanceof Double r) {
            return l.doubleValue() == r.doubleValue();
        }
        return left.equals(right);
    }
}
