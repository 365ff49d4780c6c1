package wrong.opportune.engine;

import java.security.SecureRandom;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** A pure room that is random, in every way. */
final class Guesses {
    private Guesses() {}

    static Random seeded() {
        return new Random(1);
    }

    static int local() {
        return ThreadLocalRandom.current().nextInt();
    }

    static UUID id() {
        return UUID.randomUUID();
    }

    static SecureRandom secure() {
        return new SecureRandom();
    }

    static double math() {
        return Math.random();
    }
}
