package org.opportune.live;

import java.nio.file.InvalidPathException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.core.fs.Path;
import org.jspecify.annotations.Nullable;
import org.opportune.archive.flow.DroppedFiles;
import org.opportune.archive.mapping.BadMapping;
import org.opportune.archive.mapping.ImportProblem;
import org.opportune.archive.mapping.Mapping;
import org.opportune.archive.mapping.MappingFile;
import org.opportune.archive.mapping.MappingText;
import org.opportune.archive.mapping.RecordMapper;
import org.opportune.kafka.KafkaEnds;
import org.opportune.kafka.KafkaOptions;
import org.opportune.kafka.StartAt;
import org.opportune.pipeline.SignalingEnds;
import org.opportune.pipeline.stream.FeedRecord;
import org.opportune.pipeline.stream.StreamType;
import org.opportune.schemas.option.OptionSet;

/** The decoded feeds that a job is submitted with. */
final class Feeds {
    private final OptionSet options;
    private final List<Read> feeds = new ArrayList<>();

    /** Exactly one of folder and topic is there. */
    private record Read(
            String name,
            MappingText text,
            Mapping mapping,
            @Nullable Path folder,
            @Nullable String topic) {}

    private Feeds(OptionSet options) {
        this.options = options;
    }

    /** Adds what is wrong with the feeds to what is wrong with the options. */
    static void check(OptionSet options) {
        new Feeds(options).read();
    }

    /** Out of options that were checked. */
    static List<SignalingEnds.Feed> of(OptionSet options, KafkaOptions kafka) {
        Feeds feeds = new Feeds(options);
        feeds.read();
        return feeds.feeds.stream().map(feed -> feeds.feed(feed, kafka)).toList();
    }

    private void read() {
        Map<String, String> mappings = options.family(FeedOption.MAPPING);
        Map<String, String> folders = options.family(FeedOption.FOLDER);
        Map<String, String> topics = options.family(FeedOption.TOPIC);
        TreeSet<String> names = new TreeSet<>(mappings.keySet());
        names.addAll(folders.keySet());
        names.addAll(topics.keySet());
        for (String name : names) {
            String mapping = mappings.get(name);
            String folder = folders.get(name);
            String topic = topics.get(name);
            if (!name.matches("[a-z0-9][a-z0-9-]{0,63}")) {
                fault(
                        mapping == null ? FeedOption.FOLDER : FeedOption.MAPPING,
                        name,
                        "a feed's name is a-z, 0-9 and '-'");
            } else if (mapping == null) {
                fault(folder == null ? FeedOption.TOPIC : FeedOption.FOLDER, name, "the feed has no mapping");
            } else if ((folder == null) == (topic == null)) {
                fault(FeedOption.MAPPING, name, "the feed must have a folder or a topic");
            } else {
                read(name, mapping, folder, topic);
            }
        }
    }

    private void read(String name, String file, @Nullable String folder, @Nullable String topic) {
        try {
            MappingText text = MappingFile.text(java.nio.file.Path.of(file));
            Mapping mapping = text.parse();
            if (topic != null) {
                RecordMapper.of(mapping);
                checkTopic(name, topic);
            }
            checkSource(name, mapping);
            feeds.add(new Read(name, text, mapping, folder == null ? null : folder(name, folder), topic));
        } catch (BadMapping | ImportProblem e) {
            fault(FeedOption.MAPPING, name, String.valueOf(e.getMessage()));
        } catch (InvalidPathException e) {
            fault(FeedOption.MAPPING, name, "must be a file that can be read where the job is submitted");
        }
    }

    private @Nullable Path folder(String name, String uri) {
        try {
            Path path = new Path(uri);
            if (path.toUri().getScheme() != null && path.isAbsolute()) {
                return path;
            }
        } catch (IllegalArgumentException e) {
            // told below
        }
        fault(FeedOption.FOLDER, name, "must be the URI of a folder, such as file:///data/mediation");
        return null;
    }

    private void checkTopic(String name, String topic) {
        if (!topic.matches("[a-zA-Z0-9._-]{1,249}")) {
            fault(FeedOption.TOPIC, name, "must be the name of a Kafka topic");
        }
    }

    /** The ticks of one would vouch for the other. */
    private void checkSource(String name, Mapping mapping) {
        if (feeds.stream().anyMatch(other -> other.mapping.source().equals(mapping.source()))) {
            fault(FeedOption.MAPPING, name, "another feed's events have the same source, " + mapping.source());
        }
    }

    private void fault(FeedOption option, String name, String rule) {
        options.fault(option.familyPrefix() + name, rule);
    }

    private SignalingEnds.Feed feed(Read feed, KafkaOptions kafka) {
        return new SignalingEnds.Feed(
                feed.name,
                feed.mapping.source(),
                source(feed, kafka),
                feed.topic == null,
                Duration.ofMillis(options.number(FeedOption.OUT_OF_ORDERNESS)),
                Duration.ofMillis(options.number(FeedOption.IDLE_AFTER)));
    }

    private Source<FeedRecord, ?, ?> source(Read feed, KafkaOptions kafka) {
        boolean bounded = Boolean.parseBoolean(options.text(FeedOption.BOUNDED));
        if (feed.topic != null) {
            return KafkaEnds.foreign(
                    kafka,
                    feed.topic,
                    SignalingJob.NAME + "-" + feed.name,
                    new FeedRecords.OfTopic(feed.text),
                    StreamType.FEED_RECORD,
                    bounded ? StartAt.EARLIEST_TO_END : StartAt.COMMITTED);
        }
        return DroppedFiles.source(
                Objects.requireNonNull(feed.folder),
                feed.text,
                new FeedRecords.OfFiles(),
                StreamType.FEED_RECORD,
                bounded ? null : Duration.ofMillis(options.number(FeedOption.LOOK_EVERY)));
    }
}
