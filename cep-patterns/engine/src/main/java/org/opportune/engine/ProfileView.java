package org.opportune.engine;

import org.jspecify.annotations.Nullable;
import org.opportune.model.ProfileField;

/** What the engine may read of the profile. One thread. */
@FunctionalInterface
public interface ProfileView {
    /** The value, of the class that the field's type states; null = absent. */
    @Nullable
    Object get(ProfileField field);
}
