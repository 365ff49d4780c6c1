package org.opportune.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.opportune.language.Problem;
import org.opportune.language.files.CrossCheck;
import org.opportune.language.files.DefinitionFile;
import org.opportune.model.DialledClass;
import org.opportune.model.Place;
import org.opportune.model.Scenario;
import org.opportune.model.Step;

/** What a scenario and its tests name and nothing defines: such a test would pass or fail of a slip of the pen. */
final class Unknown {
    private Unknown() {}

    static List<Problem> of(Beside beside) {
        List<Place> places = new ArrayList<>();
        List<DialledClass> numbers = new ArrayList<>();
        beside.tests().stream().flatMap(file -> file.tests().stream().limit(1)).forEach(test -> {
            places.addAll(test.places());
            numbers.addAll(test.numbers());
        });
        places.addAll(beside.all(DefinitionFile::places));
        numbers.addAll(beside.all(DefinitionFile::numbers));
        List<Problem> problems = new ArrayList<>(
                CrossCheck.of(List.of(beside.scenario()), List.of(), places, List.of(), List.of(), numbers));
        if (places.isEmpty()) {
            beside.scenario().scenario().ifPresent(scenario -> problems.addAll(placeless(beside, scenario)));
        }
        beside.tests().ifPresent(file -> problems.addAll(campaigns(beside, file)));
        return problems;
    }

    private static List<Problem> placeless(Beside beside, Scenario scenario) {
        return scenario.steps().stream()
                .filter(step -> step.place() != null)
                .map(Unknown::of)
                .map(asked -> beside.scenario()
                        .outline()
                        .problemAt(asked[0], asked[1], "no place is told to the tests: " + asked[0] + "=" + asked[1]))
                .toList();
    }

    private static String[] of(Step step) {
        return new String[] {step.verb().name().toLowerCase(Locale.ROOT), String.valueOf(step.place())};
    }

    private static List<Problem> campaigns(Beside beside, DefinitionFile tests) {
        List<String> known =
                beside.campaigns().stream().map(campaign -> campaign.id()).toList();
        List<Problem> problems = new ArrayList<>();
        tests.tests().stream()
                .filter(test -> test.decisions() != null)
                .flatMap(test -> test.decisions().stream())
                .map(decision -> decision.campaign())
                .filter(campaign -> !known.contains(campaign))
                .distinct()
                .forEach(campaign -> problems.add(tests.outline()
                        .problemAt(
                                "campaign",
                                campaign,
                                "no such campaign of this scenario beside it or named: campaign=" + campaign)));
        return problems;
    }
}
