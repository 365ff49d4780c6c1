package org.opportune.cli.signaling;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.opportune.schemas.Masked;
import org.opportune.signaling.behaviour.Behaviour;
import org.opportune.signaling.behaviour.Detail;
import org.opportune.signaling.behaviour.Detail.Call;
import org.opportune.signaling.behaviour.Detail.Handover;
import org.opportune.signaling.behaviour.Detail.Handset;
import org.opportune.signaling.behaviour.Detail.Service;
import org.opportune.signaling.behaviour.Detail.Sms;
import org.opportune.signaling.behaviour.Detail.Update;
import org.opportune.signaling.behaviour.Dialled;
import org.opportune.signaling.behaviour.Place;
import org.opportune.signaling.bssap.Plmn;

/** A behaviour for people, numbers masked. */
public final class BehaviourText {
    private static final String[] UPDATES = {"normal", "periodic", "attach"};

    private BehaviourText() {}

    /** One line: time, subscriber, place, kind, and what its kind says. */
    public static String line(Behaviour behaviour) {
        Map<String, Object> all = json(behaviour);
        String more = all.entrySet().stream()
                .skip(4)
                .map(field -> field.getKey() + "=" + field.getValue())
                .collect(Collectors.joining(" "));
        return String.format(
                        "%-27s %-16s %-20s %-20s %s",
                        all.get("time"), all.get("subscriber"), all.get("cell"), all.get("kind"), more)
                .stripTrailing();
    }

    /** Names and values in a fixed order. */
    public static Map<String, Object> json(Behaviour behaviour) {
        Map<String, Object> all = new LinkedHashMap<>();
        long timeNs = behaviour.proof().timeNs();
        all.put("time", time(timeNs));
        all.put("subscriber", subscriber(behaviour.subject().imsi()));
        String place = behaviour.place().id();
        all.put("cell", place == null ? "-" : place);
        all.put("kind", word(behaviour.kind()));
        if (behaviour.kind().derived()) {
            all.put("derived", true);
        }
        if (behaviour.subject().emergency()) {
            all.put("emergency", true);
        }
        Detail detail = behaviour.detail();
        if (detail != null) {
            detail(detail, all);
        }
        if (behaviour.proof().frame() > 0) {
            all.put("frame", behaviour.proof().frame());
        }
        return all;
    }

    private static String time(long timeNs) {
        return Instant.ofEpochSecond(
                        Math.floorDiv(timeNs, 1_000_000_000L), Math.floorMod(timeNs, 1_000_000_000L) / 1_000 * 1_000)
                .toString();
    }

    private static String subscriber(long imsi) {
        return imsi == 0 ? "unresolved" : Masked.digits(Long.toString(imsi).substring(1));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static void detail(Detail detail, Map<String, Object> all) {
        if (detail instanceof Call call) {
            call(call, all);
        } else if (detail instanceof Sms sms) {
            number("other", sms.other(), all);
            all.put("result", word(sms.result()));
            cause(sms.cause(), all);
        } else if (detail instanceof Service service) {
            service(service, all);
        } else if (detail instanceof Update update) {
            update(update, all);
        } else if (detail instanceof Handset handset) {
            all.put("tac", handset.tac());
            if (handset.previous() != 0) {
                all.put("previous", new Handset(handset.previous(), 0, 0, 0).tac());
            }
            all.put("sims", handset.sims());
        } else if (detail instanceof Handover handover) {
            all.put("between", handover.between() ? "controllers" : "cells");
            place("from", handover.from(), all);
            place("to", handover.to(), all);
            cause(handover.cause(), all);
        } else if (detail instanceof Detail.Cause cause) {
            cause(cause.cause(), all);
        } else if (detail instanceof Detail.Home home) {
            all.put("home", Plmn.text(home.plmn()));
        } else if (detail instanceof Detail.Move move) {
            place("from", move.from(), all);
        }
    }

    private static void call(Call call, Map<String, Object> all) {
        all.put("direction", call.originating() ? "originating" : "terminating");
        number("other", call.other(), all);
        seconds("ring", call.ringNs(), all);
        seconds("duration", call.durationNs(), all);
        if (call.endedNs() != Detail.NEVER) {
            all.put("alerted", call.alerted());
            all.put("answered", call.answered());
            cause(call.cause(), all);
            all.put("by", call.dropped() ? "drop" : word(call.releasedBy()));
        }
    }

    private static void service(Service service, Map<String, Object> all) {
        all.put("operation", service.operation());
        if (service.code() != Detail.NONE) {
            all.put("code", service.code());
        }
        if (service.dialled() != null) {
            all.put("dialled", service.dialled().text());
        }
        all.put("answered", service.answered());
        if (service.error() != Detail.NONE) {
            all.put("error", service.error());
        }
    }

    private static void update(Update update, Map<String, Object> all) {
        if (update.type() >= 0 && update.type() < UPDATES.length) {
            all.put("update", UPDATES[update.type()]);
        }
        place("from", update.from(), all);
        cause(update.cause(), all);
    }

    private static void number(String name, @Nullable Dialled number, Map<String, Object> all) {
        if (number != null) {
            all.put(name, Masked.digits(number.text()));
        }
    }

    private static void place(String name, Place place, Map<String, Object> all) {
        String id = place.id();
        if (id != null) {
            all.put(name, id);
        }
    }

    private static void cause(int cause, Map<String, Object> all) {
        if (cause != Detail.NONE) {
            all.put("cause", cause);
        }
    }

    private static void seconds(String name, long ns, Map<String, Object> all) {
        if (ns != Detail.NEVER) {
            all.put(name, Math.round(ns / 1e6) / 1e3);
        }
    }
}
