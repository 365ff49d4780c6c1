package org.opportune.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who may know whom: the arrows of section 4, each room with those it may name in its pom. */
final class Rooms {
    private static final Pattern ROOM = Pattern.compile("\\w+\\.opportune\\.(\\w+)(\\..*)?");

    private static final Set<String> DOORS = Set.of("signaling", "smpp", "kafka", "archive");

    /** A room not listed here fails. The demo submits live's own jobs, so that there is nothing to compare by hand. */
    static final Map<String, Set<String>> ALLOWED = Map.ofEntries(
            Map.entry("schemas", Set.of()),
            Map.entry("library", Set.of()),
            Map.entry("model", Set.of("schemas")),
            Map.entry("language", Set.of("model")),
            Map.entry("engine", Set.of("model")),
            Map.entry("flinkcep", Set.of("model")),
            Map.entry("subscriber", Set.of("model", "engine")),
            Map.entry("pipeline", Set.of("language", "subscriber", "flinkcep")),
            Map.entry("signaling", Set.of("schemas")),
            Map.entry("smpp", Set.of("schemas")),
            Map.entry("kafka", Set.of("schemas")),
            Map.entry("archive", Set.of("schemas")),
            Map.entry("simulators", union(DOORS, Set.of("schemas"))),
            Map.entry("live", union(DOORS, Set.of("pipeline"))),
            Map.entry("backtest", Set.of("pipeline", "archive", "library")),
            Map.entry("demo", union(DOORS, Set.of("pipeline", "live", "simulators", "library"))),
            Map.entry("cli", union(DOORS, Set.of("language", "subscriber", "simulators", "library"))),
            Map.entry("benchmarks", Set.of("pipeline", "library", "kafka", "signaling")),
            Map.entry("architecture", Set.of()));

    private Rooms() {}

    private static Set<String> union(Set<String> a, Set<String> b) {
        Set<String> both = new TreeSet<>(a);
        both.addAll(b);
        return both;
    }

    /** The room of a class of ours, or an empty text. */
    static String of(JavaClass type) {
        Matcher matcher = ROOM.matcher(type.getPackageName());
        return matcher.matches() ? matcher.group(1) : "";
    }

    /** What a room may see: whom it may name, and whom those may see. */
    static Set<String> visible(String room) {
        Set<String> all = new TreeSet<>(Set.of(room));
        for (String next : ALLOWED.getOrDefault(room, Set.of())) {
            all.addAll(visible(next));
        }
        return all;
    }

    static ArchCondition<JavaClass> onlySeeWhatTheyMay() {
        return new ArchCondition<>("only see the rooms that an arrow allows") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                String from = of(type);
                for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                    String to = of(dependency.getTargetClass());
                    if (!to.isEmpty() && !visible(from).contains(to)) {
                        events.add(SimpleConditionEvent.violated(
                                type, "no arrow " + from + " -> " + to + ": " + dependency.getDescription()));
                    }
                }
            }
        };
    }
}
