package org.opportune.signaling.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.opportune.schemas.octets.OctetReader;
import org.opportune.signaling.behaviour.Behaviour;
import org.opportune.signaling.carrier.Unit;
import org.opportune.signaling.connection.Conversation.About;
import org.opportune.signaling.identity.Binding;
import org.opportune.signaling.sccp.Sccp;

/** What must hold for any traffic. */
class CorrelationLawsTest {
    private static final long WINDOW_NS = CorrelationOptions.USUAL.reorderNs();

    /** Collects what is proven, by connection. */
    private static final class Proven implements Taker {
        final Map<Long, List<Behaviour>> behaviours = new TreeMap<>();

        @Override
        public void behaviour(Behaviour behaviour) {
            behaviours
                    .computeIfAbsent(behaviour.subject().connection(), none -> new ArrayList<>())
                    .add(behaviour);
        }

        @Override
        public void binding(Binding binding) {}

        @Override
        public void restart(long switchOf, long timeNs) {}
    }

    private static Map<Long, List<Behaviour>> correlate(List<Unit> units) {
        Proven proven = new Proven();
        Correlation correlation = new Correlation(CorrelationOptions.USUAL, proven);
        units.forEach(correlation::captured);
        correlation.end();
        return proven.behaviours;
    }

    private static List<Conversation> conversations(List<About> abouts, Random random) {
        List<Conversation> all = new ArrayList<>();
        for (int i = 0; i < abouts.size(); i++) {
            // Each at its own nanosecond, so that no two messages have the same time.
            all.add(Conversation.of(abouts.get(i), i, Scene.BEGIN + random.nextInt(3_000) * 1_000_000L + i));
        }
        return all;
    }

    @Property(tries = 300)
    void anyInterleavingAndAnyReorderingWithinTheWindowGivesTheSameOfEachConnection(
            @ForAll @Size(min = 1, max = 30) List<About> abouts, @ForAll long seed) {
        Random random = new Random(seed);
        List<Conversation> conversations = conversations(abouts, random);
        Map<Long, List<Behaviour>> alone = new TreeMap<>();
        conversations.forEach(conversation -> alone.putAll(correlate(conversation.units)));
        Map<Unit, Long> arrival = new HashMap<>();
        List<Unit> together = new ArrayList<>();
        conversations.forEach(conversation -> together.addAll(conversation.units));
        together.forEach(unit -> arrival.put(unit, unit.timeNs() + (long) (random.nextDouble() * WINDOW_NS)));
        together.sort(Comparator.comparing(arrival::get));
        assertThat(correlate(together)).as("seed " + seed).isEqualTo(alone);
    }

    @Property(tries = 300)
    void twoLegsAndALateProbeGiveWhatOneGives(
            @ForAll @Size(min = 1, max = 20) List<About> abouts,
            @ForAll @IntRange(max = 900) int lagMs,
            @ForAll long seed) {
        List<Unit> one = new ArrayList<>();
        List<Unit> both = new ArrayList<>();
        for (Conversation conversation : conversations(abouts, new Random(seed))) {
            one.addAll(conversation.units);
            conversation.units.forEach(unit -> both.add(again(unit, lagMs)));
        }
        both.addAll(one);
        Comparator<Unit> byTime = Comparator.comparingLong(Unit::timeNs);
        one.sort(byTime);
        both.sort(byTime);
        assertThat(correlate(both)).as("seed " + seed).isEqualTo(correlate(one));
    }

    private static Unit again(Unit unit, int lagMs) {
        Unit copy = new Unit();
        copy.captured(unit.frame(), unit.timeNs() + 1 + lagMs * 1_000_000L, 1);
        copy.label(unit.ni(), unit.opc(), unit.dpc(), 7, 3);
        copy.message(unit.octets(), unit.offset(), unit.length());
        return copy;
    }

    @Property(tries = 200)
    void cutAfterAnyMessageAndRestoredFromOctetsItGoesOnTheSame(
            @ForAll About about, @ForAll @IntRange(max = 999) int index) {
        Conversation conversation = Conversation.of(about, index, Scene.BEGIN);
        Proven whole = new Proven();
        machine(conversation, whole, false);
        Proven cut = new Proven();
        machine(conversation, cut, true);
        assertThat(cut.behaviours).as(about + " " + index).isEqualTo(whole.behaviours);
    }

    /** @return octets of the state at its largest */
    private static int machine(Conversation conversation, Taker taker, boolean cut) {
        Unit first = conversation.units.get(0);
        Sccp sccp = new Sccp();
        sccp.read(first.octets(), first.offset(), first.length());
        Connection connection = new Connection(first.ni(), first.opc(), first.dpc(), sccp.slr(), false, first.timeNs());
        Step step = new Step(taker);
        int most = 0;
        for (Unit unit : conversation.units) {
            sccp.read(unit.octets(), unit.offset(), unit.length());
            step.begin(connection, unit.opc() == connection.initiator, unit);
            if (sccp.dataLength() > 0 && step.read(sccp)) {
                step.bssap.read(step.octets, step.offset, step.length);
                ConnectionMachine.take(step);
            }
            byte[] octets = ConnectionOctets.of(connection);
            most = Math.max(most, octets.length);
            if (cut) {
                connection = ConnectionOctets.read(new OctetReader(octets));
                assertThat(ConnectionOctets.of(connection)).isEqualTo(octets);
            }
        }
        return most;
    }

    @Property(tries = 100)
    void anOpenConnectionTakesAtMost300Octets(@ForAll About about, @ForAll @IntRange(max = 999) int index) {
        int most = machine(Conversation.of(about, index, Scene.BEGIN), new Proven(), true);
        assertThat(most).as(about + " " + index).isBetween(60, 300);
    }
}
