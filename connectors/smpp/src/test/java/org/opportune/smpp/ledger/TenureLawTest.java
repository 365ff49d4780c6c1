package org.opportune.smpp.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.opportune.schemas.fact.OutcomeStatus;
import org.opportune.schemas.fact.Purpose;
import org.opportune.schemas.ledger.Fence;
import org.opportune.schemas.ledger.Intent;
import org.opportune.schemas.ledger.LedgerEntry;
import org.opportune.schemas.ledger.Returned;
import org.opportune.schemas.outcome.DeliveryResult;

/**
 * Writers that start, stall, wake and are replaced in any order, on one log whose records land and are read late: an
 * action that may be sent at most once is taken at most once by the message centre, and each ends with a result. Faults
 * planted in the rules are found by the same law.
 */
class TenureLawTest {
    private static final int ACTIONS = 6;
    private static final int STEPS = 120;
    private static final int MOST_WRITERS = 5;
    private static final int TRIES_TO_FIND = 5_000;

    /** What could be wrong with a writer. */
    enum Fault {
        /** Two that start at once both have the lane. */
        EQUAL_EPOCH_TAKES_EFFECT,
        /** That an append has landed is taken for leave to send. */
        SENDS_ON_ACKNOWLEDGEMENT,
        /** Intents without a result are sent again. */
        FORGETS_INTENTS,
        /** What comes again is not looked for in the ledger. */
        ASKS_NOTHING,
        /** Who has the lane keeps it. */
        IGNORES_LATER_FENCES
    }

    private static final List<String> IDS =
            IntStream.range(0, ACTIONS).mapToObj("%032x"::formatted).toList();
    private static final Set<Integer> LANES = IDS.stream().map(Lanes::of).collect(Collectors.toSet());

    private static Intent intent(String id, int attempt) {
        return new Intent(id, 8613800000000L, "c", Purpose.MARKETING, attempt, "s", 0, 1, Long.MAX_VALUE);
    }

    private static DeliveryResult result(String id, OutcomeStatus status) {
        return DeliveryResult.newBuilder()
                .setActionId(id)
                .setMsisdn(8613800000000L)
                .setCampaign("c")
                .setStatus(status)
                .setAtMs(0)
                .build();
    }

    private static final class FaultyLane extends Lane {
        private final Set<Fault> faults;
        private boolean ours;

        FaultyLane(LaneMark mark, Set<Fault> faults) {
            super(mark);
            this.faults = faults;
        }

        FaultyLane(int number, long first, Set<Fault> faults) {
            super(number, first);
            this.faults = faults;
        }

        @Override
        boolean outranks(long fence) {
            if (ours && faults.contains(Fault.IGNORES_LATER_FENCES)) {
                return false;
            }
            return super.outranks(fence);
        }

        /** Who starts takes an epoch that another has just taken, and neither looks at tokens. */
        @Override
        boolean read(long offset, LedgerEntry entry) throws LedgerStopped {
            boolean equal = entry.getSaid() instanceof Fence && entry.getEpoch() == epoch();
            return super.read(offset, entry) || (equal && !ours && faults.contains(Fault.EQUAL_EPOCH_TAKES_EFFECT));
        }

        @Override
        boolean isHeldBy(long itsEpoch, long itsToken) {
            return faults.contains(Fault.EQUAL_EPOCH_TAKES_EFFECT)
                    ? itsEpoch == epoch()
                    : super.isHeldBy(itsEpoch, itsToken);
        }

        @Override
        void held() {
            super.held();
            ours = true;
        }
    }

    private static final class FaultyTenure extends Tenure {
        private final Set<Fault> faults;

        FaultyTenure(Ledger ledger, long token, Set<Fault> faults) {
            super(ledger, LANES, token, () -> {});
            this.faults = faults;
        }

        @Override
        Lane lane(LaneMark mark) {
            return new FaultyLane(mark, faults);
        }

        @Override
        Lane lane(int number, long first) {
            return new FaultyLane(number, first, faults);
        }
    }

    /** Places of the source and of the ledger, and what was under way between them. */
    private record Checkpoint(LedgerMark ledger, Set<String> accepted, Set<String> kept) {
        static final Checkpoint NONE = new Checkpoint(LedgerMark.NONE, Set.of(), Set.of());
    }

    private static final class World {
        final TestLog log = new TestLog();
        final SplittableRandom chance;
        final Set<Fault> faults;
        final List<Writer> writers = new ArrayList<>();
        final Map<String, Integer> taken = new HashMap<>();
        Checkpoint last = Checkpoint.NONE;
        int starting;
        long tokens;

        World(long seed, Set<Fault> faults) {
            this.chance = new SplittableRandom(seed);
            this.faults = faults;
            log.meanwhile = () -> {
                for (int i = chance.nextInt(4); i > 0 && starting < 3; i--) {
                    step();
                }
            };
        }

        /** Nobody tells the old one. */
        @Nullable
        Writer start() {
            starting++;
            try {
                Writer writer = new Writer(this, last);
                writer.begin(last);
                writers.add(writer);
                return writer;
            } catch (LedgerStopped e) {
                return null;
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            } finally {
                starting--;
            }
        }

        void step() {
            int which = chance.nextInt(MOST_WRITERS + 1);
            if (which == MOST_WRITERS || writers.isEmpty()) {
                if (writers.size() < MOST_WRITERS) {
                    start();
                }
            } else if (which < writers.size()) {
                writers.get(which).step(chance.nextInt(8));
            }
        }

        /** Whether the law holds. */
        boolean run() {
            for (int i = 0; i < STEPS; i++) {
                step();
            }
            log.meanwhile = () -> {};
            Writer successor = null;
            for (int i = 0; i < 10 && successor == null; i++) {
                writers.forEach(writer -> writer.user.landAll());
                successor = start();
            }
            assertThat(successor).as("a writer that is alone can start").isNotNull();
            for (int i = 0; i < 400 && !reported().containsAll(IDS); i++) {
                for (int what = 0; what < 5; what++) {
                    successor.step(what);
                }
                // The stalled ones wake.
                writers.forEach(writer -> writer.step(4));
                writers.forEach(writer -> writer.step(2));
            }
            return taken.values().stream().allMatch(times -> times == 1)
                    && reported().containsAll(IDS);
        }

        private Set<String> reported() {
            return log.results().stream().map(DeliveryResult::getActionId).collect(Collectors.toSet());
        }
    }

    /** A writer as the sink's, without clock and window. */
    private static final class Writer implements Tenure.Owner {
        final World world;
        final TestLog.User user;
        final Tenure tenure;
        final Set<String> accepted = new HashSet<>();
        final List<String> waiting = new ArrayList<>();
        final List<String> intended = new ArrayList<>();
        final List<String> ready = new ArrayList<>();
        final Set<String> reporting = new HashSet<>();
        boolean stopped;

        Writer(World world, Checkpoint from) {
            this.world = world;
            this.user = world.log.slow();
            this.tenure = new FaultyTenure(user, ++world.tokens, world.faults);
            accepted.addAll(from.accepted());
        }

        void begin(Checkpoint from) throws LedgerStopped, InterruptedException {
            tenure.open(from.ledger(), 60_000);
            for (Intent given : tenure.giveUp(Contract.AT_MOST_ONCE)) {
                if (world.faults.contains(Fault.FORGETS_INTENTS)) {
                    tenure.isEnded(given.getActionId());
                } else {
                    report(given.getActionId(), OutcomeStatus.UNKNOWN);
                }
            }
            from.kept().stream().sorted().forEach(this::accept);
        }

        private void accept(String id) {
            if (!tenure.isEnded(id) || world.faults.contains(Fault.ASKS_NOTHING)) {
                waiting.add(id);
            }
        }

        private void report(String id, OutcomeStatus status) {
            reporting.add(id);
            tenure.append(result(id, status));
        }

        void step(int what) {
            if (stopped && what != 1) {
                return;
            }
            switch (what) {
                case 0 -> IDS.stream().filter(accepted::add).findFirst().ifPresent(this::accept);
                case 1 -> {
                    if (user.land() && world.faults.contains(Fault.SENDS_ON_ACKNOWLEDGEMENT)) {
                        new ArrayList<>(intended).forEach(this::maySend);
                    }
                }
                case 2 -> hear();
                case 3 -> {
                    if (!waiting.isEmpty()) {
                        intended.add(waiting.get(0));
                        tenure.append(intent(waiting.remove(0), 1));
                    }
                }
                case 4 -> {
                    if (!ready.isEmpty()) {
                        send(ready.remove(0));
                    }
                }
                case 5 -> world.last = checkpoint();
                default -> {
                    // Stalls.
                }
            }
        }

        private void hear() {
            for (int i = world.chance.nextInt(6); i > 0; i--) {
                user.deliver();
            }
            try {
                tenure.hear(this);
            } catch (LedgerStopped e) {
                stopped = true;
            }
        }

        /** A third is refused for now. */
        private void send(String id) {
            if (world.chance.nextInt(3) == 0) {
                tenure.append(new Returned(id, 1));
                waiting.add(id);
            } else {
                world.taken.merge(id, 1, Integer::sum);
                report(id, OutcomeStatus.ACCEPTED);
            }
        }

        private Checkpoint checkpoint() {
            Set<String> kept = new HashSet<>(waiting);
            kept.addAll(intended);
            List<Intent> standing = new ArrayList<>();
            ready.forEach(id -> standing.add(intent(id, 1)));
            reporting.forEach(id -> standing.add(intent(id, 1)));
            kept.addAll(ready);
            return new Checkpoint(tenure.mark(standing), Set.copyOf(accepted), Set.copyOf(kept));
        }

        @Override
        public void maySend(String id) {
            if (intended.remove(id)) {
                ready.add(id);
            }
        }

        @Override
        public void recorded(String id) {
            reporting.remove(id);
        }
    }

    @Property(tries = 3_000)
    void nothingIsTakenTwiceAndNothingIsLost(@ForAll long seed) {
        assertThat(new World(seed, Set.of()).run()).as("seed %d", seed).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void aPlantedFaultIsFound(Fault fault) {
        assertThat(IntStream.range(0, TRIES_TO_FIND).anyMatch(seed -> !new World(seed, EnumSet.of(fault)).run()))
                .isTrue();
    }
}
