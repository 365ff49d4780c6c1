package org.opportune.model;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The table of planners: classes of people, what they need, at which categories of places, and which content suits them.
 * It decides nothing; places and audiences are held to its words.
 *
 * @param segments in the order of the text
 * @param categories of places, all that the house knows
 * @param packages in the order of the text
 */
public record Segments(List<Segment> segments, Set<String> categories, List<Content> packages) {
    public Segments {
        segments = List.copyOf(segments);
        categories = Set.copyOf(categories);
        packages = List.copyOf(packages);
    }

    /**
     * A class of people.
     *
     * @param id kebab-case; the tag that the profile has of them
     * @param features rows of the feature list, such as REF-05
     * @param people who they are, in words
     * @param needs none for offers that go by no place
     * @param content ids of {@link Content}; empty = the house has nothing for them
     */
    public record Segment(String id, List<String> features, String people, List<Need> needs, List<String> content) {
        public Segment {
            features = List.copyOf(features);
            needs = List.copyOf(needs);
            content = List.copyOf(content);
        }
    }

    /**
     * What somebody needs, and where it is met.
     *
     * @param word such as travel
     * @param places categories
     */
    public record Need(String word, List<String> places) {
        public Need {
            places = List.copyOf(places);
        }
    }

    /**
     * A package of content, or an offer.
     *
     * @param id kebab-case
     * @param by how it reaches people: sms, mms, wap, ring-back-tone, ivr; empty = not said
     * @param price a month, in the smallest unit of the currency; null = not said
     * @param holds what is in it, in words
     */
    public record Content(
            String id, List<String> by, @Nullable Long price, List<String> holds) {
        public Content {
            by = List.copyOf(by);
            holds = List.copyOf(holds);
        }
    }
}
