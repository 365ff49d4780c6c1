package org.opportune.cli.signaling;

import com.google.i18n.phonenumbers.ShortNumberInfo;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.opportune.archive.mapping.NumberRule;
import org.opportune.model.DialledClass;
import org.opportune.model.NumberPlan;
import org.opportune.schemas.event.NumberClass;
import org.opportune.signaling.event.NumberTable;

/**
 * Numbers by the house's classes: those of class {@code emergency} and {@code sensitive} stay outside, whole numbers of any
 * other class are services. With a region, its emergency numbers too, and E.164 for numbers as they are dialled there.
 */
public final class PlanNumbers implements NumberTable {
    private static final String EMERGENCY = "emergency";
    private static final String SENSITIVE = "sensitive";

    /** Stands for no region: a plus is needed then. */
    private static final String NOWHERE = "ZZ";

    private final NumberPlan plan;
    private final Set<String> whole = new HashSet<>();
    private final @Nullable String region;
    private final NumberRule.Phone phones;

    /**
     * Classes in force, and where numbers are dialled.
     *
     * @param region ISO 3166 code; null = none
     */
    public PlanNumbers(List<DialledClass> classes, @Nullable String region) {
        this.plan = new NumberPlan(classes);
        classes.forEach(one -> whole.addAll(one.numbers()));
        this.region = region;
        this.phones = new NumberRule.Phone(region == null ? NOWHERE : region);
    }

    @Override
    public NumberClass classOf(String digits) {
        String named = plan.classOf(digits);
        if (EMERGENCY.equals(named) || isEmergency(digits)) {
            return NumberClass.EMERGENCY;
        }
        if (SENSITIVE.equals(named)) {
            return NumberClass.SENSITIVE;
        }
        if (whole.contains(digits)) {
            return NumberClass.SERVICE;
        }
        return e164(digits) == null ? NumberClass.UNCLASSIFIED : NumberClass.SUBSCRIBER;
    }

    private boolean isEmergency(String digits) {
        return region != null && ShortNumberInfo.getInstance().isEmergencyNumber(digits, region);
    }

    @Override
    public @Nullable Long e164(String digits) {
        return phones.subscriber(digits);
    }
}
