package org.opportune.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.opportune.archive.PeakMemory;
import org.opportune.archive.sealed.ArchiveWriter;
import org.opportune.archive.sealed.ArrivalOrder;
import org.opportune.archive.sealed.Manifest;
import org.opportune.schemas.Wire;
import org.opportune.schemas.event.Event;
import org.opportune.simulators.country.Country;
import org.opportune.simulators.country.Simulation;
import org.opportune.simulators.country.SimulationOptions;
import org.opportune.simulators.country.observation.Noise;
import org.opportune.simulators.country.observation.View;
import org.opportune.simulators.frames.CountryFrames;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The verb {@code simulate}. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Invents a country and writes what its network would have shown, and what was true.",
        footer = {
            "",
            "Example:",
            "  opportune simulate --subscribers 20000 --days 3 --noise middle --out week",
            "  opportune simulate --subscribers 20000 --hours 2 --topics --bootstrap localhost:9092 --speed 60 \\",
            "      --out country",
            "",
            "Writes to the folder --out: archive/ (sealed), truth.jsonl, places.yaml, sites.yaml, numbers.yaml,",
            "handsets.csv, facts.csv. With --source it shows what one class of sources would have shown of the same lives:",
            "a-interface (calls, messages, location updates; no data), feed (the decoded packet network; no calls) or",
            "billing (what is charged, minutes later). Facts and what platforms report come beside each.",
            "With --topics the events go to the event topics instead of archive/: facts first, then all else in order",
            "of arrival, and a tick of each feed to every partition for each second. Ctrl-C ends it and says how far it",
            "came; truth.jsonl then still tells of all that was planned.",
            "With --frames the wires are without fault, so that archive/ tells what frames.pcap shows; the air stays as bad.",
            "The same options give the same octets. Nobody in it exists. scripts/opportune runs it with a heap of 2 GiB,",
            "or of OPPORTUNE_SIMULATE_HEAP (such as 4g); 10,000,000 subscribers need no more than that.",
            "Exit codes: 0 done, 1 failure, 2 wrong usage."
        })
final class SimulateVerb implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "A folder that does not exist.")
    @SuppressWarnings("NullAway.Init") // required, so set by picocli before call
    private Path out;

    @Option(
            names = "--subscribers",
            paramLabel = "N",
            defaultValue = "10000",
            description = "Default: ${DEFAULT-VALUE}.")
    private int subscribers;

    @Option(
            names = "--from",
            paramLabel = "DATE|TIME",
            defaultValue = "2026-03-02",
            description = "First day, or a time such as 2026-03-02T14:30, in the country's zone unless it says another."
                    + " Default: ${DEFAULT-VALUE}.")
    private String from = "";

    @Option(names = "--days", paramLabel = "N", defaultValue = "3", description = "Default: ${DEFAULT-VALUE}.")
    private int days;

    @Option(
            names = "--hours",
            paramLabel = "N",
            description = "Instead of --days: hours, from the first noon or from the time of --from on.")
    private int hours;

    @Option(
            names = "--noise",
            paramLabel = "LEVEL",
            defaultValue = "middle",
            description = "How bad the network sees: low, middle or high. Default: ${DEFAULT-VALUE}.")
    private String noise = "";

    @Option(
            names = "--source",
            paramLabel = "CLASS",
            defaultValue = "all",
            description = "What is tapped: all, a-interface, feed or billing. Default: ${DEFAULT-VALUE}.")
    private String source = "";

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--bound",
            paramLabel = "SECONDS",
            description = "How far behind an event may arrive and still be in time. Default: 10, of billing 900.")
    private @Nullable Integer boundS;

    @Option(names = "--no-truth", description = "Leave truth.jsonl out: it is large.")
    private boolean noTruth;

    @Option(
            names = "--frames",
            description =
                    "Write frames.pcap and hlr.csv too: what a probe on the A interface records, message by message,"
                            + " nothing lost or late, and which IMSI has which number.")
    private boolean frames;

    @Option(names = "--topics", description = "Send the events to the event topics of the broker --bootstrap.")
    private boolean topics;

    @Option(
            names = "--speed",
            paramLabel = "N|max",
            description = "With --topics: events come N times as fast as in life, or as fast as it goes. Default: 1.")
    private @Nullable String speed;

    @Option(
            names = "--as-now",
            description =
                    "With --topics: told with other times, as if it began now, whatever hour it lives: a life by day"
                            + " also by night. Written files keep the times of --from.")
    private boolean asNow;

    @ArgGroup(exclusive = false, heading = "With --topics:%n")
    private @Nullable BrokerOptions broker;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        SimulationOptions options = options();
        double pace = pace();
        Report report = new Report(spec);
        if (Files.exists(out)) {
            report.complain("exists already: --out=" + out);
            return Opportune.FINDINGS;
        }
        if (broker != null) {
            long laterMs = asNow ? System.currentTimeMillis() - options.from().toEpochMilli() : 0;
            return CountryFeed.play(options, broker, laterMs, pace, report, json, () -> sayMemory(report));
        }
        Files.createDirectories(out);
        try (ArchiveWriter archive = ArchiveWriter.create(out.resolve("archive"), madeBy(), sortOctets())) {
            Simulation.Written written = write(options, archive, new Steps(report, "simulate"));
            Manifest manifest = archive.seal();
            say(report, written, manifest);
            sayMemory(report);
        } catch (FileAlreadyExistsException e) {
            report.complain("exists already: " + e.getFile());
            return Opportune.FINDINGS;
        }
        return 0;
    }

    private void sayMemory(Report report) {
        report.remark(PeakMemory.say());
    }

    /** Scenario time for wall time; infinity = as fast as it goes. */
    private double pace() {
        if (topics != (broker != null)) {
            throw misused("go together: --topics and --bootstrap");
        }
        if (topics && frames) {
            throw misused("a broker gets no capture: --frames or --topics");
        }
        if (asNow && !topics) {
            throw misused("only topics are told as if it were now: --as-now needs --topics");
        }
        if (speed == null) {
            return 1;
        }
        if (!topics) {
            throw misused("only topics have a speed: --speed needs --topics");
        }
        try {
            double times = speed.equals("max") ? Double.POSITIVE_INFINITY : Double.parseDouble(speed);
            if (times > 0 && (Double.isFinite(times) || speed.equals("max"))) {
                return times;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw misused("must be a positive number or max: --speed=" + speed);
    }

    private SimulationOptions options() {
        if (subscribers < 1 || days < 1 || hours < 0 || bound() < 0) {
            throw misused("must be positive: --subscribers=" + subscribers + " --days=" + days);
        }
        try {
            Noise level = frames ? Noise.of(noise).onGoodWires() : Noise.of(noise);
            Instant begin = begin();
            Instant end = begin.plus(hours > 0 ? Duration.ofHours(hours) : Duration.ofDays(days));
            return new SimulationOptions(seed, subscribers, begin, end, level, View.of(source), out, !noTruth);
        } catch (DateTimeException e) {
            throw misused("must be a date as 2026-03-02 or a time as 2026-03-02T14:30: --from=" + from);
        } catch (IllegalArgumentException e) {
            throw misused(String.valueOf(e.getMessage()));
        }
    }

    private int bound() {
        if (boundS != null) {
            return boundS;
        }
        // Records come in files, a file at a time.
        return View.BILLING.word().equals(source) ? 900 : 10;
    }

    private Instant begin() {
        if (from.contains("T")) {
            return DateTimeFormatter.ISO_DATE_TIME.parseBest(from, ZonedDateTime::from, LocalDateTime::from)
                            instanceof ZonedDateTime zoned
                    ? zoned.toInstant()
                    : LocalDateTime.parse(from).atZone(Country.ZONE).toInstant();
        }
        return LocalDate.parse(from)
                .atTime(hours > 0 ? 12 : 0, 0)
                .atZone(Country.ZONE)
                .toInstant();
    }

    /** The more there is, the fewer pieces have to be merged; what comes out is the same. */
    private static long sortOctets() {
        return Math.max(ArchiveWriter.SORT_OCTETS, Runtime.getRuntime().maxMemory() / 8);
    }

    private String madeBy() {
        return String.format(
                Locale.ROOT,
                "simulate --seed %d --subscribers %d --from %s %s --noise %s --source %s --bound %d%s",
                seed,
                subscribers,
                from,
                hours > 0 ? "--hours " + hours : "--days " + days,
                noise,
                source,
                bound(),
                frames ? " --frames" : "");
    }

    private Simulation.Written write(SimulationOptions options, ArchiveWriter archive, Steps steps) throws IOException {
        ArrivalOrder order = new ArrivalOrder(bound() * 1_000L);
        Wire<Event> wire = Wire.of(Event.class);
        options.view().feeds().forEach(archive::feed);
        Simulation.Sink sink = (arrivalMs, event) -> archive.add(order.place(event, wire.encode(event)));
        Simulation.Progress progress = (share, events) -> steps.at(share);
        if (!frames) {
            return Simulation.run(options, sink, progress);
        }
        try (CountryFrames capture = new CountryFrames(out.resolve("frames.pcap"), out.resolve("hlr.csv"))) {
            return Simulation.run(
                    options,
                    (arrivalMs, event) -> {
                        sink.write(arrivalMs, event);
                        capture.write(arrivalMs, event);
                    },
                    progress);
        }
    }

    private void say(Report report, Simulation.Written written, Manifest manifest) {
        if (json) {
            report.json(Map.of("out", out.toString(), "facts", written.facts(), "events", written.events()));
        } else {
            report.say("sealed " + Report.count(manifest.records(), "event") + " (" + written.facts() + " facts) of "
                    + Report.count(subscribers, "subscriber") + " in " + out);
        }
    }

    private ParameterException misused(String rule) {
        return new ParameterException(spec.commandLine(), rule);
    }
}
