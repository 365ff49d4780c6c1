package org.opportune.simulators.smsc;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.opportune.simulators.smsc.SmscLog.Submit;

/**
 * Submits put together to messages. Parts belong together by destination, sender, concatenation reference and total; a
 * submit is a repeat of another if also part, user_message_reference and body are the same. A repeat of a part that was
 * refused or not answered decides the part anew; a repeat of one that was accepted is a duplicate. Without reference
 * and user_message_reference nothing tells a duplicate from the same text said twice: it counts as another message.
 *
 * @param submits submit_sm, repeats included
 * @param accepted messages with every part accepted
 * @param rejected messages with a part last answered by an error
 * @param unanswered messages without error and with a part whose result the sender cannot know
 * @param incomplete messages of which parts never came, the others being accepted
 * @param duplicates submits of parts that had been accepted before
 * @param unansweredTaken unanswered messages of which every part was taken nevertheless
 * @param byStatus submits by command_status answered; unanswered ones are not in it
 */
public record SmscCounts(
        long submits,
        long accepted,
        long rejected,
        long unanswered,
        long incomplete,
        long duplicates,
        long unansweredTaken,
        Map<Integer, Long> byStatus) {

    public SmscCounts {
        byStatus = Map.copyOf(byStatus);
    }

    /** Messages of all fates. */
    public long messages() {
        return accepted + rejected + unanswered + incomplete;
    }

    static SmscCounts of(List<Submit> submits) {
        Assembly assembly = new Assembly();
        Map<Integer, Long> byStatus = new TreeMap<>();
        for (Submit submit : submits) {
            assembly.add(submit);
            submit.status().ifPresent(status -> byStatus.merge(status, 1L, Long::sum));
        }
        Map<Fate, Long> fates = new EnumMap<>(Fate.class);
        long taken = 0;
        for (Message message : assembly.messages) {
            Fate fate = message.fate();
            fates.merge(fate, 1L, Long::sum);
            taken += fate == Fate.UNANSWERED && message.taken() ? 1 : 0;
        }
        return new SmscCounts(
                submits.size(),
                fates.getOrDefault(Fate.ACCEPTED, 0L),
                fates.getOrDefault(Fate.REJECTED, 0L),
                fates.getOrDefault(Fate.UNANSWERED, 0L),
                fates.getOrDefault(Fate.INCOMPLETE, 0L),
                assembly.duplicates,
                taken,
                byStatus);
    }

    private enum Fate {
        ACCEPTED,
        REJECTED,
        UNANSWERED,
        INCOMPLETE
    }

    private record MessageKey(String destinationHash, String source, int reference, int total) {}

    private record PartKey(MessageKey message, int part, int userReference, String body) {}

    private record Place(Message message, int part) {}

    /** The latest submit of each part. */
    private static final class Message {
        private final Map<Integer, Submit> parts = new HashMap<>();
        private final int total;

        Message(int total) {
            this.total = total;
        }

        Fate fate() {
            if (parts.values().stream().anyMatch(p -> p.status().isPresent() && !p.accepted())) {
                return Fate.REJECTED;
            }
            if (parts.values().stream().anyMatch(p -> p.status().isEmpty())) {
                return Fate.UNANSWERED;
            }
            return parts.size() == total ? Fate.ACCEPTED : Fate.INCOMPLETE;
        }

        boolean taken() {
            return parts.size() == total && parts.values().stream().allMatch(Submit::taken);
        }
    }

    private static final class Assembly {
        private final List<Message> messages = new ArrayList<>();
        private final Map<PartKey, Place> known = new HashMap<>();
        private final Map<MessageKey, Message> latest = new HashMap<>();
        private long duplicates;

        void add(Submit submit) {
            int part = submit.segment().part();
            MessageKey key = new MessageKey(
                    submit.destinationHash(),
                    submit.source(),
                    submit.segment().reference(),
                    submit.segment().total());
            PartKey partKey = new PartKey(key, part, submit.reference(), submit.bodySha256());
            Place place = known.get(partKey);
            if (place != null && repeats(place, submit)) {
                return;
            }
            Message message = latest.get(key);
            if (message == null || submit.segment().total() == 1 || message.parts.containsKey(part)) {
                message = new Message(submit.segment().total());
                messages.add(message);
                latest.put(key, message);
            }
            message.parts.put(part, submit);
            known.put(partKey, new Place(message, part));
        }

        /** False if {@code submit} begins another message with the same content. */
        private boolean repeats(Place place, Submit submit) {
            @Nullable Submit before = place.message().parts.get(place.part());
            if (before == null || !before.accepted()) {
                place.message().parts.put(place.part(), submit);
                return true;
            }
            boolean tellable = submit.reference() >= 0 || submit.segment().reference() >= 0;
            duplicates += tellable ? 1 : 0;
            return tellable;
        }
    }
}
