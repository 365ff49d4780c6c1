package org.opportune.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Every Never of section 4, by the simple name of the class planted to break it. */
final class Nevers {
    private static final String[] PURE = {
        "..opportune.model..",
        "..opportune.language..",
        "..opportune.engine..",
        "..opportune.subscriber..",
        "..opportune.signaling.."
    };

    private static final Pattern BAD_PACKAGE =
            Pattern.compile("(common|util|utils|core|base|helper|helpers|impl|manager)");

    private Nevers() {}

    static Map<String, ArchRule> rules() {
        Map<String, ArchRule> rules = new LinkedHashMap<>();
        rules.put("LooksThroughWall", classes().should(Rooms.onlySeeWhatTheyMay()));
        rules.put("KnowsFlink", pureNeverSees("Flink or Kafka", "org.apache.flink..", "org.apache.kafka.."));
        rules.put(
                "Logs",
                pureNeverSees(
                        "a logger",
                        "org.slf4j..",
                        "org.apache.logging..",
                        "org.apache.log4j..",
                        "java.util.logging..",
                        "org.apache.commons.logging.."));
        rules.put(
                "Calls",
                pureNeverSees("the network", "java.net..", "java.nio.channels..", "javax.net..", "com.sun.net.."));
        rules.put("ReadsClock", pureNeverDoes("read a clock", Nevers::isClock));
        rules.put("Guesses", pureNeverDoes("be random", Nevers::isRandom));
        rules.put(
                "AsksWhereItRuns", pureNeverDoes("ask for the system's zone, locale or properties", Nevers::isSystem));
        rules.put(
                "KnowsTheBroker",
                noClasses()
                        .that()
                        .resideInAPackage("..opportune.pipeline..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("org.apache.kafka..", "org.apache.flink.connector.kafka..", "org.jsmpp.."));
        rules.put(
                "DescribesState",
                noClasses()
                        .that()
                        .haveNameNotMatching(".*\\.pipeline\\.StateNames")
                        .should()
                        .accessTargetWhere(access(
                                "describe a state",
                                a -> a.getName().equals("<init>")
                                        && a.getTargetOwner()
                                                .getName()
                                                .matches("org\\.apache\\.flink\\..*StateDescriptor"))));
        rules.put("NumbersItself", classes().should(takeUidsFromStation()));
        rules.put(
                "MeasuresUnlisted",
                noClasses()
                        .that()
                        .resideInAnyPackage("..opportune.pipeline..", "..opportune.smpp..", "..opportune.live..")
                        .and()
                        .haveNameNotMatching(".*\\.(pipeline\\.measure\\.Measures|smpp\\.sink\\.DeliveryMetrics)")
                        .should()
                        .accessTargetWhere(access("register a metric of its own", Nevers::registersMetric)));
        rules.put(
                "Pushes",
                noClasses()
                        .that()
                        .resideOutsideOfPackages("..opportune.subscriber.policy..", "..opportune.schemas.action..")
                        .should()
                        .accessTargetWhere(access("make an Action", Nevers::makesAction)));
        rules.put(
                "SerializesJava",
                neverSees("Java serialization of objects", "java.io.ObjectOutputStream", "java.io.ObjectInputStream"));
        rules.put(
                "KnowsKryo",
                noClasses()
                        .should()
                        .dependOnClassesThat(resideInAnyPackage(
                                "com.esotericsoftware..", "org.objenesis..", "..typeutils.runtime.kryo..")));
        rules.put("HasNoRoom", noClasses().should(new ArchCondition<>("live in a room that must not exist") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean bad =
                        List.of(type.getPackageName().split("\\.")).stream().anyMatch(BAD_PACKAGE.asMatchPredicate());
                events.add(new SimpleConditionEvent(type, bad, type.getName()));
            }
        }));
        return rules;
    }

    /** What holds for tests as well. */
    static ArchRule noMocks() {
        return noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.mockito..",
                        "org.easymock..",
                        "org.powermock..",
                        "mockit..",
                        "io.mockk..",
                        "org.jmock..",
                        "lombok..");
    }

    private static ArchRule pureNeverSees(String what, String... packages) {
        return noClasses()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages)
                .as("a pure room never sees " + what);
    }

    private static ArchRule neverSees(String what, String... names) {
        return noClasses()
                .should()
                .dependOnClassesThat(
                        DescribedPredicate.describe(what, type -> Set.of(names).contains(type.getName())));
    }

    private static ArchRule pureNeverDoes(String what, Predicate<JavaAccess<?>> bad) {
        return noClasses().that().resideInAnyPackage(PURE).should().accessTargetWhere(access(what, bad));
    }

    private static DescribedPredicate<JavaAccess<?>> access(String what, Predicate<JavaAccess<?>> bad) {
        return DescribedPredicate.describe(what, bad);
    }

    private static boolean isClock(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        String name = access.getName();
        if (owner.startsWith("java.time.") && name.equals("now")) {
            return true;
        }
        return switch (owner) {
            case "java.lang.System" -> Set.of("currentTimeMillis", "nanoTime").contains(name);
            case "java.time.Clock" -> name.startsWith("system") || name.startsWith("tick");
            case "java.time.InstantSource" -> name.equals("system");
            case "java.util.Calendar" -> name.equals("getInstance");
            case "java.util.Date" -> name.equals("<init>") && parameters(access).isEmpty();
            default -> false;
        };
    }

    private static boolean registersMetric(JavaAccess<?> access) {
        return access.getTargetOwner().isAssignableTo("org.apache.flink.metrics.MetricGroup")
                && Set.of("counter", "gauge", "histogram", "meter").contains(access.getName());
    }

    private static boolean isRandom(JavaAccess<?> access) {
        String name = access.getName();
        return switch (access.getTargetOwner().getName()) {
            case "java.util.Random", "java.util.SplittableRandom" -> true;
            case "java.util.concurrent.ThreadLocalRandom", "java.security.SecureRandom" -> true;
            case "java.util.UUID" -> name.equals("randomUUID");
            case "java.lang.Math" -> name.equals("random");
            case "java.util.Collections" -> name.equals("shuffle");
            default -> false;
        };
    }

    private static boolean isSystem(JavaAccess<?> access) {
        String name = access.getName();
        return switch (access.getTargetOwner().getName()) {
            case "java.time.ZoneId" -> name.equals("systemDefault");
            case "java.util.TimeZone", "java.util.Locale" -> name.equals("getDefault");
            case "java.lang.System" -> Set.of("getProperty", "getenv").contains(name);
            case "java.lang.String" -> asksForLocale(name, parameters(access));
            default -> false;
        };
    }

    private static boolean asksForLocale(String name, String parameters) {
        return switch (name) {
            case "toLowerCase", "toUpperCase" -> parameters.isEmpty();
            case "format" -> parameters.startsWith("java.lang.String");
            case "formatted" -> true;
            default -> false;
        };
    }

    /** Names of the target's parameter types, or an empty text. */
    private static String parameters(JavaAccess<?> access) {
        String full = access.getTarget().getFullName();
        int open = full.indexOf('(');
        return open < 0 ? "" : full.substring(open + 1, full.length() - 1);
    }

    private static boolean makesAction(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        boolean makes = Set.of("<init>", "newBuilder", "build").contains(access.getName());
        return owner.matches("org\\.opportune\\.schemas\\.action\\.Action(\\$Builder)?") && makes;
    }

    /** A call of {@code uid(String)} must have a call of {@code Station.uid()} beside it, in the same method. */
    private static ArchCondition<JavaClass> takeUidsFromStation() {
        return new ArchCondition<>("take every uid from Station") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (JavaCodeUnit unit : type.getCodeUnits()) {
                    long set = calls(unit, "uid", "org.apache.flink.")
                            + calls(unit, "setUidHash", "org.apache.flink.")
                            + calls(unit, "setUid", "org.apache.flink.");
                    long taken = calls(unit, "uid", "org.opportune.pipeline.Station");
                    if (set > taken) {
                        events.add(SimpleConditionEvent.violated(
                                type, "a uid that is not of Station: " + unit.getFullName()));
                    }
                }
            }
        };
    }

    private static long calls(JavaCodeUnit unit, String name, String owner) {
        return unit.getAccessesFromSelf().stream()
                .filter(a ->
                        a.getName().equals(name) && a.getTargetOwner().getName().startsWith(owner))
                .count();
    }
}
