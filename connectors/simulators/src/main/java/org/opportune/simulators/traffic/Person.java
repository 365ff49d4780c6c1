package org.opportune.simulators.traffic;

import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * One subscriber.
 *
 * @param index 0, 1, ... in the order of the numbers
 * @param language BCP 47 tag; null = never told
 * @param zone IANA zone id; null = never told
 * @param consent what the customer said about marketing
 * @param visits stays at the airport, none overlapping
 * @param listed on the black list from the start
 * @param tags what analysts think
 */
record Person(
        int index,
        long msisdn,
        String homeCell,
        String workCell,
        @Nullable String language,
        @Nullable String zone,
        Answer consent,
        boolean listed,
        List<String> tags,
        List<Visit> visits) {
    private static final long FIRST_NUMBER = 999_001_000_000L;
    private static final String[] LANGUAGES = {"zh", "zh", "zh", "zh", "en", "en", "en", "fr", "ja"};
    private static final String[] ELSEWHERE = {"Asia/Tokyo", "Europe/London", "America/New_York"};

    /** What the customer said when asked for consent to marketing. */
    enum Answer {
        YES,
        YES_BY_SMS_ONLY,
        YES_THEN_NO,
        MMS_ONLY,
        NO,
        NEVER_ASKED
    }

    static Person invent(int index, Random random, List<Visit> visits) {
        return new Person(
                index,
                FIRST_NUMBER + index * 41L + random.nextInt(40),
                Cells.home(random.nextInt(60)),
                Cells.work(random.nextInt(20)),
                random.nextInt(10) == 0 ? null : LANGUAGES[random.nextInt(LANGUAGES.length)],
                zone(random),
                answer(random.nextInt(100)),
                random.nextInt(12) == 0,
                tags(random),
                visits);
    }

    private static @Nullable String zone(Random random) {
        int draw = random.nextInt(20);
        if (draw == 0) {
            return null;
        }
        return draw < 3 ? ELSEWHERE[draw] : DemoTraffic.LOCAL_ZONE.getId();
    }

    private static Answer answer(int draw) {
        if (draw < 60) {
            return Answer.YES;
        }
        if (draw < 78) {
            return Answer.YES_BY_SMS_ONLY;
        }
        if (draw < 84) {
            return Answer.YES_THEN_NO;
        }
        if (draw < 88) {
            return Answer.MMS_ONLY;
        }
        return draw < 94 ? Answer.NO : Answer.NEVER_ASKED;
    }

    private static List<String> tags(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> List.of("vip");
            case 1 -> List.of("business");
            case 2 -> List.of("vip", "business");
            case 3 -> List.of("student");
            default -> List.of();
        };
    }
}
