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

    private final Geography ground;
    private final Wishes wishes;
    private final Dice dice;

    /** @param firstDay the day on which the world begins */
    Person(long seed, long firstDay, Geography ground) {
        this.ground = ground;
        this.wishes = new Wishes(seed, firstDay);
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
    }

    private void live() {
        int draw = dice.below(100);
        city = draw < 34 ? 0 : draw < 57 ? 1 : draw < 75 ? 2 : draw < 89 ? 3 : 4;
        Town home = dice.chance(0.6) ? ground.core(city) : ground.around(city, dice.below(4));
        town = home.index();
        int block = dice.below(ground.blocksOf(town));
        homeX = ground.blockX(town, block) + dice.between(-60.0, 60.0);
        homeY = ground.blockY(town, block) + dice.between(-60.0, 60.0);
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

    private int any(Category category) {
        var places = ground.places(city, category);
        return places.isEmpty() ? -1 : places.get(dice.below(places.size())).index();
    }
}
