package org.opportune.language.condition;

import org.jspecify.annotations.Nullable;

/**
 * Sums in generated conditions; public only because generated classes live in a loader of their own. Null, an overflow
 * and a division of whole numbers by zero make the result null. Stateless, thread-safe.
 */
public final class Arithmetic {
    private Arithmetic() {}

    public static @Nullable String join(@Nullable String left, @Nullable String right) {
        return left == null || right == null ? null : left + right;
    }

    public static @Nullable Long add(@Nullable Long left, @Nullable Long right) {
        if (left == null || right == null) {
            return null;
        }
        long sum = left + right;
        return ((left ^ sum) & (right ^ sum)) < 0 ? null : Long.valueOf(sum);
    }

    public static @Nullable Long subtract(@Nullable Long left, @Nullable Long right) {
        if (left == null || right == null) {
            return null;
        }
        long difference = left - right;
        return ((left ^ right) & (left ^ difference)) < 0 ? null : Long.valueOf(difference);
    }

    public static @Nullable Long multiply(@Nullable Long left, @Nullable Long right) {
        if (left == null || right == null) {
            return null;
        }
        long product = left * right;
        return Math.multiplyHigh(left, right) == product >> 63 ? Long.valueOf(product) : null;
    }

    public static @Nullable Long divide(@Nullable Long left, @Nullable Long right) {
        if (left == null || right == null) {
            return null;
        }
        return right == 0 || (left == Long.MIN_VALUE && right == -1) ? null : Long.valueOf(left / right);
    }

    /** The smallest number modulo -1 is 0: only the division overflows. */
    public static @Nullable Long modulo(@Nullable Long left, @Nullable Long right) {
        if (left == null || right == null) {
            return null;
        }
        return right == 0 ? null : Long.valueOf(left % right);
    }

    public static @Nullable Long negate(@Nullable Long value) {
        return value == null || value == Long.MIN_VALUE ? null : Long.valueOf(-value);
    }

    public static @Nullable Double add(@Nullable Double left, @Nullable Double right) {
        return left == null || right == null ? null : Double.valueOf(left + right);
    }

    public static @Nullable Double subtract(@Nullable Double left, @Nullable Double right) {
        return left == null || right == null ? null : Double.valueOf(left - right);
    }

    public static @Nullable Double multiply(@Nullable Double left, @Nullable Double right) {
        return left == null || right == null ? null : Double.valueOf(left * right);
    }

    public static @Nullable Double divide(@Nullable Double left, @Nullable Double right) {
        return left == null || right == null ? null : Double.valueOf(left / right);
    }

    public static @Nullable Double negate(@Nullable Double value) {
        return value == null ? null : Double.valueOf(-value);
    }
}
