package org.opportune.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.opportune.schemas.control.Control;
import org.opportune.schemas.control.ControlKind;
import org.opportune.schemas.control.ControlVerb;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.event.EventKind;

class CountryStoryTest {
    private static final int FEWEST = 200;

    @Test
    void whatIsPublishedIsFreeOfProblemsAndCarriesItsOwnId() {
        List<Control> publications = CountryStory.of(42, FEWEST).publications();

        assertThat(publications).isNotEmpty().allSatisfy(Definitions::check);
    }

    @Test
    void everyCampaignSpeaksAboutAScenarioThatIsPublishedBefore() {
        List<Control> publications = CountryStory.of(42, FEWEST).publications();
        Map<ControlKind, List<Control>> byKind = publications.stream()
                .filter(c -> c.getVerb() == ControlVerb.PUBLISH)
                .collect(Collectors.groupingBy(Control::getKind));

        assertThat(byKind.get(ControlKind.CAMPAIGN))
                .isNotEmpty()
                .allSatisfy(campaign -> assertThat(byKind.get(ControlKind.SCENARIO))
                        .anyMatch(s -> s.getId().equals(Definitions.scenarioOf(campaign))
                                && s.getAskedMs() <= campaign.getAskedMs()));
    }

    @Test
    void everythingComesInOrderAndWithinTheStory() {
        Story story = CountryStory.of(42, FEWEST);

        assertThat(story.deliveries()).extracting(Story.Delivery::arrivalMs).isSorted();
        assertThat(story.deliveries().get(0).arrivalMs()).isGreaterThanOrEqualTo(story.startMs());
        assertThat(story.deliveries().get(story.deliveries().size() - 1).arrivalMs())
                .isLessThan(story.endMs());
        assertThat(story.publications()).extracting(Control::getAskedMs).isSorted();
    }

    @Test
    void theStoryHasWhatTheBooksMustShow() {
        Story story = CountryStory.of(42, FEWEST);

        assertThat(story.deliveries()).anyMatch(d -> d.garbage() != null);
        assertThat(story.deliveries())
                .map(Story.Delivery::event)
                .filteredOn(Objects::nonNull)
                .map(Event::getKind)
                .contains(EventKind.CALL_ENDED, EventKind.CONSENT, EventKind.TERMINATION);
    }

    @Test
    void theSameSeedTellsTheSameStory() {
        assertThat(CountryStory.of(7, FEWEST).deliveries())
                .map(Story.Delivery::event)
                .isEqualTo(CountryStory.of(7, FEWEST).deliveries().stream()
                        .map(Story.Delivery::event)
                        .toList());
    }
}
