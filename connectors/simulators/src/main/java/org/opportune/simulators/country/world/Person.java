package org.opportune.simulators.country.world;

/**
 * Somebody, as far as it does not change from day to day. Filled anew for each person: never keep one. Coordinates are
 * metres, rates are per day.
 */
public final class Person {
    /** How the days go. */
    enum Role {
        WORKER,
        PUPIL,
        AT_HOME,
        DRIVER
    }

    int index;
    int town;
    int city;
    double homeX;
    double homeY;
    Role role = Role.AT_HOME;
    /** Landmark of work or school; -1 = some block of the city. */
    int workplace;

    double workX;
    double workY;
    boolean takesTrain;
    int leavesAtMinute;
    int worksMinutes;
    boolean offAtNight;
    double calls;
    double messages;
    double sessions;
    boolean highUp;
    int firstHandset;
    final Habits habits;
    /** Day; {@link Long#MIN_VALUE} = was there before the world began. */
    long joinsOn;

    private long joinsMs;
    private final Geography ground;
    private final Wishes wishes;
    private final Dice dice;
    private final long firstDay;

    /** @param firstDay the day on which the world begins */
    Person(long seed, long firstDay, Geography ground) {
        this.ground = ground;
        this.firstDay = firstDay;
        this.wishes = new Wishes(seed, firstDay);
        this.habits = new Habits(seed);
        this.dice = new Dice(seed);
    }

    /** 0, 1, ... */
    public int index() {
        return index;
    }

    /** True if home is so high up that many cells are heard there. */
    public boolean highUp() {
        return highUp;
    }

    /** What this person has told the operator. */
    public Wishes wishes() {
        return wishes;
    }

    /** UTC ms at which this person becomes a customer; {@link Long#MIN_VALUE} = was one before the world began. */
    public long joinsMs() {
        return joinsMs;
    }

    public Habits habits() {
        return habits;
    }

    /** Somebody of the dozen that is called often, the first ones most. */
    long friend(Dice draws) {
        int which = Math.min(draws.below(12), draws.below(12));
        return Numbers.FIRST_OTHER_CUSTOMER + (Dice.mix(index * 16L + which) >>> 1) % 400_000_000L;
    }

    /** Somebody of those that are known less well. */
    long acquaintance(int which) {
        return Numbers.FIRST_OTHER_CUSTOMER + (Dice.mix(~(index * 64L + which)) >>> 1) % 400_000_000L;
    }

    void become(int who) {
        index = who;
        wishes.of(who);
        dice.about(Dice.Use.PERSON, who, 0);
        live();
        work();
        leavesAtMinute = dice.between(6 * 60 + 30, 9 * 60);
        worksMinutes = dice.between(8 * 60, 9 * 60 + 30);
        offAtNight = dice.chance(0.15);
        calls = dice.between(1.0, 5.0) * (dice.chance(0.15) ? 2 : 1);
        messages = dice.between(0.4, 3.0);
        sessions = dice.between(10.0, 36.0);
        highUp = dice.chance(0.06);
        firstHandset = HandsetModel.any(dice);
        habits.of(who, role == Role.PUPIL && atUniversity());
        join();
    }

    private void join() {
        dice.about(Dice.Use.JOINING, index, 0);
        boolean joins = dice.chance(0.06);
        if (joins) {
            habits.withoutTone();
        }
        joinsOn = joins ? firstDay + dice.below(30) : Long.MIN_VALUE;
        joinsMs = joins ? Days.at(joinsOn, 9 * 60 + dice.below(11 * 60)) + dice.seconds(0, 59) : Long.MIN_VALUE;
    }

    private void live() {
        int draw = dice.below(100);
        city = draw < 34 ? 0 : draw < 57 ? 1 : draw < 75 ? 2 : draw < 89 ? 3 : 4;
        Town home = dice.chance(0.6) ? ground.core(city) : ground.around(city, dice.below(4));
        town = home.index();
        int block = dice.below(ground.blocksOf(town));
        homeX = ground.blockX(town, block) + dice.between(-60.0, 60.0);
        homeY = ground.blockY(town, block) + dice.between(-60.0, 60.0);
        inApartments();
    }

    /** Some live in the large houses that have a name. */
    private void inApartments() {
        long draw = Dice.mix(index * 31L + 7) >>> 1;
        if (draw % 100 < 8) {
            for (Landmark house : ground.places(city, Category.APARTMENTS)) {
                if (house.town() == town) {
                    homeX = house.x() + (draw / 100 % 1_000 - 500) / 600.0 * house.halfWidth();
                    homeY = house.y() + (draw / 100_000 % 1_000 - 500) / 600.0 * house.halfHeight();
                }
            }
        }
    }

    private void work() {
        int draw = dice.below(100);
        role = draw < 58 ? Role.WORKER : draw < 72 ? Role.PUPIL : draw < 96 ? Role.AT_HOME : Role.DRIVER;
        takesTrain = dice.chance(0.6);
        workplace = switch (role) {
            case WORKER -> employer();
            case PUPIL -> any(dice.chance(0.5) ? Category.SCHOOL : Category.UNIVERSITY);
            case AT_HOME, DRIVER -> -1;
        };
        if (workplace >= 0) {
            Landmark at = ground.landmarks().get(workplace);
            workX = at.x() + dice.between(-0.8, 0.8) * at.halfWidth();
            workY = at.y() + dice.between(-0.8, 0.8) * at.halfHeight();
        } else {
            int core = ground.core(city).index();
            int block = dice.below(ground.blocksOf(core));
            workX = ground.blockX(core, block) + dice.between(-60.0, 60.0);
            workY = ground.blockY(core, block) + dice.between(-60.0, 60.0);
        }
    }

    private int employer() {
        int draw = dice.below(1_000);
        if (draw < 6 && city < Geography.AIRPORTS) {
            return any(Category.AIRPORT);
        }
        if (draw < 350) {
            return any(Category.BUSINESS_DISTRICT);
        }
        if (draw < 400) {
            return any(Category.HOSPITAL);
        }
        if (draw < 470) {
            return any(Category.MALL);
        }
        return draw < 500 ? any(Category.GOVERNMENT_OFFICE) : -1;
    }

    private boolean atUniversity() {
        return workplace >= 0 && ground.landmarks().get(workplace).category() == Category.UNIVERSITY;
    }

    private int any(Category category) {
        var places = ground.places(city, category);
        return places.isEmpty() ? -1 : places.get(dice.below(places.size())).index();
    }
}
