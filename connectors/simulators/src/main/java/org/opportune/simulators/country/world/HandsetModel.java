package org.opportune.simulators.country.world;

import java.util.List;

/**
 * A model of handset. All are fictional: their type allocation codes begin with 00, which is for tests (TS.06, 3GPP TS
 * 23.003 6.2).
 *
 * @param index in {@link #CATALOGUE}
 * @param tac eight digits
 * @param mms true if it can send and show multimedia messages
 * @param lte true if it uses the new radio
 */
public record HandsetModel(int index, String tac, String name, boolean mms, boolean lte) {
    /** Every model there is, the older ones first. */
    public static final List<HandsetModel> CATALOGUE = List.of(
            model(0, "Pebble 1", false, false),
            model(1, "Pebble 2", false, false),
            model(2, "Pebble 3", false, false),
            model(3, "Larkspur A", false, false),
            model(4, "Larkspur B", true, false),
            model(5, "Larkspur C", true, false),
            model(6, "Tern 20", true, false),
            model(7, "Tern 21", false, false),
            model(8, "Quill X", false, true),
            model(9, "Quill Y", false, true),
            model(10, "Quill Z", false, true),
            model(11, "Tern 30", false, true),
            model(12, "Tern 31", true, true),
            model(13, "Tern 32", true, true),
            model(14, "Harbour S", true, true),
            model(15, "Harbour M", true, true),
            model(16, "Harbour L", true, true),
            model(17, "Sable 7", true, true),
            model(18, "Sable 8", true, true),
            model(19, "Sable 9", true, true));

    private static final int FIRST_NEWER = 8;
    private static final int FIRST_NEWEST = 12;

    private static HandsetModel model(int index, String name, boolean mms, boolean lte) {
        return new HandsetModel(index, String.valueOf(100_440_000 + index * 37).substring(1), name, mms, lte);
    }

    /** What somebody has in the pocket. */
    static int any(Dice dice) {
        if (dice.chance(0.3)) {
            return dice.below(FIRST_NEWER);
        }
        return dice.between(FIRST_NEWER, CATALOGUE.size() - 1);
    }

    /** What a shop sells to somebody who has {@code old}: another model, mostly a newer one. */
    static int bought(Dice dice, int old) {
        int model = dice.chance(0.8) ? dice.between(FIRST_NEWEST, CATALOGUE.size() - 1) : any(dice);
        return model == old ? (model + 1) % CATALOGUE.size() : model;
    }
}
