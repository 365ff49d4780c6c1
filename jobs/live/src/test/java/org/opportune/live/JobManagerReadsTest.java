package org.opportune.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.Serializable;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Executor;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.util.ExceptionUtils;
import org.apache.flink.util.InstantiationUtil;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.opportune.kafka.KafkaOptions;
import org.opportune.pipeline.Baseline;
import org.opportune.pipeline.EngagementOptions;
import org.opportune.pipeline.pattern.Patterns;
import org.opportune.schemas.control.Control;
import org.opportune.smpp.DeliveryClock;
import org.opportune.smpp.SmppOptions;

/**
 * A JobManager reads all that a job is made of, on threads that outlive the job. Whoever parses an Avro schema there
 * leaves the job's classes behind for ever (see ClassName); so nothing of ours may.
 */
class JobManagerReadsTest {
    private static final KafkaOptions KAFKA = KafkaOptions.of("127.0.0.1:9092");

    /** A job's own classes, Flink among them. */
    private static final class JobClasses extends URLClassLoader {
        /** Where a schema was parsed first; null = nowhere. */
        private @Nullable Throwable parsing;

        JobClasses() {
            super(
                    Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                            .map(JobClasses::url)
                            .toArray(URL[]::new),
                    ClassLoader.getPlatformClassLoader());
        }

        private static URL url(String path) {
            try {
                return new File(path).toURI().toURL();
            } catch (MalformedURLException e) {
                throw new IllegalArgumentException(e);
            }
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (name.equals("org.apache.avro.Schema$Parser")) {
                parsing = new Throwable("parses a schema");
            }
            return super.findClass(name);
        }

        Object read(byte[] octets) throws Exception {
            return loadClass(InstantiationUtil.class.getName())
                    .getMethod("deserializeObject", byte[].class, ClassLoader.class)
                    .invoke(null, octets, this);
        }
    }

    private static StreamExecutionEnvironment environment() {
        return StreamExecutionEnvironment.getExecutionEnvironment(Baseline.configuration());
    }

    /** As Flink sends it and takes it apart. */
    private static @Nullable Throwable parsing(StreamExecutionEnvironment env) throws Exception {
        StreamGraph graph = env.getStreamGraph();
        graph.serializeUserDefinedInstances();
        byte[] octets = InstantiationUtil.serializeObject(graph);
        Executor here = Runnable::run;
        try (JobClasses job = new JobClasses()) {
            Object read = job.read(octets);
            read.getClass()
                    .getMethod("deserializeUserDefinedInstances", ClassLoader.class, Executor.class)
                    .invoke(read, job, here);
            return job.parsing;
        }
    }

    private static void assertNoSchema(StreamExecutionEnvironment env) throws Exception {
        Throwable parsing = parsing(env);
        assertThat(parsing)
                .as(() -> parsing == null ? "" : ExceptionUtils.stringifyException(parsing))
                .isNull();
    }

    @Test
    void theEngagementJobIsReadWithoutASchema() throws Exception {
        StreamExecutionEnvironment env = environment();
        EngagementJob.build(env, KAFKA, EngagementOptions.LIVE, new Path("file:///raw"), Patterns.NONE);
        assertNoSchema(env);
    }

    @Test
    void theDeliveryJobIsReadWithoutASchema() throws Exception {
        StreamExecutionEnvironment env = environment();
        DeliveryJob.build(
                env,
                KAFKA,
                SmppOptions.of(Map.of("smpp.host", "127.0.0.1", "smpp.system-id", "live")),
                DeliveryClock.live());
        assertNoSchema(env);
    }

    /** Or the test would see nothing. */
    @Test
    void aClassOfRecordsIsNot() throws Exception {
        Serializable record = Control.class;
        try (JobClasses job = new JobClasses()) {
            job.read(InstantiationUtil.serializeObject(record));
            assertThat(job.parsing).isNotNull();
        }
    }
}
