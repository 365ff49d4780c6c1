package org.opportune.pipeline.operator;

import java.util.List;
import java.util.function.Function;
import org.opportune.pipeline.operator.Schedule.Act;
import org.opportune.pipeline.operator.Schedule.Arrive;
import org.opportune.pipeline.operator.Schedule.ControlTime;
import org.opportune.pipeline.operator.Schedule.Crash;
import org.opportune.pipeline.operator.Schedule.EventTime;
import org.opportune.pipeline.operator.Schedule.Hear;
import org.opportune.pipeline.operator.Schedule.Mail;

/** The operator in some schedule must say what the reference says. */
final class Law {
    private final Schedule schedule;
    private final Rig rig;

    private Law(Schedule schedule, Rig rig) {
        this.schedule = schedule;
        this.rig = rig;
    }

    /** What the operator makes of the journey in this schedule. */
    static Account run(Schedule schedule, Function<SubscriberOptions, SubscriberOperator> operators) throws Exception {
        try (Rig rig = new Rig(operators, schedule.options(), schedule.parallelism())) {
            new Law(schedule, rig).run();
            return rig.account();
        }
    }

    private void run() throws Exception {
        List<Act> acts = schedule.acts();
        for (int i = 0; i < acts.size(); i++) {
            if (acts.get(i) instanceof Crash crash) {
                Rig.Checkpoint checkpoint = rig.checkpoint();
                for (Act lost : acts.subList(i + 1, Math.min(acts.size(), i + 1 + crash.lost()))) {
                    act(lost);
                }
                rig.restore(checkpoint, crash.parallelism());
            } else {
                act(acts.get(i));
            }
        }
        // The last word on time may have been said before the last restore.
        act(new EventTime(Journey.END_MS));
        act(new ControlTime(Journey.END_MS));
        act(new Mail(Integer.MAX_VALUE));
    }

    private void act(Act act) throws Exception {
        if (act instanceof Arrive arrive) {
            rig.event(arrive.event());
        } else if (act instanceof Hear hear) {
            rig.notice(hear.notice());
        } else if (act instanceof EventTime time) {
            rig.eventTime(time.ms());
        } else if (act instanceof ControlTime time) {
            rig.controlTime(time.ms());
        } else if (act instanceof Mail mail) {
            rig.mail(mail.most());
        }
    }
}
