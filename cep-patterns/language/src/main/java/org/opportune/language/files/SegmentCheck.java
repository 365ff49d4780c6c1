package org.opportune.language.files;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.opportune.language.Problem;
import org.opportune.language.condition.Suggest;
import org.opportune.model.Place;
import org.opportune.model.Segments;

/** What tables of segments say of each other and of places: once there is one, it knows every category. Stateless. */
final class SegmentCheck {
    private SegmentCheck() {}

    static List<Problem> of(List<DefinitionFile> files) {
        List<Problem> problems = new ArrayList<>();
        Map<String, String> first = new HashMap<>();
        Set<String> categories = new TreeSet<>();
        boolean known = false;
        for (DefinitionFile file : files) {
            if (file.kind() == DefinitionKind.SEGMENTS && file.value() == null) {
                // A table with problems may lack anything.
                return problems;
            }
            if (file.value() instanceof Segments table) {
                known = true;
                categories.addAll(table.categories());
                table.segments().forEach(segment -> once(file, "segment", segment.id(), first, problems));
                table.packages().forEach(content -> once(file, "package", content.id(), first, problems));
            }
        }
        if (known) {
            files.forEach(file -> places(file, categories, problems));
        }
        return problems;
    }

    private static void once(
            DefinitionFile file, String key, String id, Map<String, String> first, List<Problem> problems) {
        String before = first.putIfAbsent(key + '/' + id, file.origin());
        if (before != null) {
            problems.add(
                    file.outline().problemAt(key, id, "duplicate " + key + ": " + key + "=" + id + " first=" + before));
        }
    }

    private static void places(DefinitionFile file, Set<String> categories, List<Problem> problems) {
        Set<String> unknown =
                new TreeSet<>(file.places().stream().map(Place::category).toList());
        unknown.removeAll(categories);
        for (String category : unknown) {
            problems.add(file.outline()
                    .problemAt(
                            "category",
                            category,
                            "the table of segments has no such category of places: category=" + category
                                    + Suggest.hint(category, categories)));
        }
    }
}
