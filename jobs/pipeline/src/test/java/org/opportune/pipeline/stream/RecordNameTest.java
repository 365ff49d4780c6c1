package org.opportune.pipeline.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.Serializable;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;
import org.opportune.pipeline.operator.Outputs;
import org.opportune.schemas.control.Control;

/** As a JobManager does it, with class loaders of a job's own. */
class RecordNameTest {
    private static byte[] octets(Serializable value) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        }
        return bytes.toByteArray();
    }

    /** Reads it with classes of its own; says whether a thread of ours then knows Avro's. */
    private static boolean leavesAvroOnTheThread(byte[] octets) throws Exception {
        boolean[] left = {false};
        URL[] path = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(RecordNameTest::url)
                .toArray(URL[]::new);
        try (URLClassLoader job = new URLClassLoader(path, ClassLoader.getPlatformClassLoader())) {
            Thread thread = new Thread(() -> {
                try (ObjectInputStream in = new Loading(octets, job)) {
                    in.readObject();
                    left[0] = isInitialised(job);
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
            thread.start();
            thread.join();
        }
        return left[0];
    }

    /** Whoever parses a schema loads Avro's parser. */
    private static boolean isInitialised(ClassLoader job) throws ReflectiveOperationException {
        var find = ClassLoader.class.getDeclaredMethod("findLoadedClass", String.class);
        find.setAccessible(true);
        return find.invoke(job, "org.apache.avro.Schema$Parser") != null;
    }

    private static URL url(String path) {
        try {
            return new File(path).toURI().toURL();
        } catch (java.net.MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static final class Loading extends ObjectInputStream {
        private final ClassLoader loader;

        Loading(byte[] octets, ClassLoader loader) throws java.io.IOException {
            super(new ByteArrayInputStream(octets));
            this.loader = loader;
        }

        @Override
        protected Class<?> resolveClass(ObjectStreamClass description)
                throws java.io.IOException, ClassNotFoundException {
            return Class.forName(description.getName(), false, loader);
        }
    }

    @Test
    void whatASourceIsMadeOfIsReadWithoutTouchingAvro() throws Exception {
        assertThat(leavesAvroOnTheThread(octets(new Found.Reader<>(Control.class))))
                .isFalse();
        assertThat(leavesAvroOnTheThread(octets(StreamType.found(Control.class))))
                .isFalse();
        assertThat(leavesAvroOnTheThread(octets(StreamType.ARRIVAL))).isFalse();
    }

    @Test
    void soIsWhatEveryOtherOperatorIsMadeOf() throws Exception {
        assertThat(leavesAvroOnTheThread(octets(StreamType.record(Control.class))))
                .isFalse();
        assertThat(leavesAvroOnTheThread(octets(new RecordSerializer<>(Control.class))))
                .isFalse();
        assertThat(leavesAvroOnTheThread(octets(new FoundSerializer<>(Control.class))))
                .isFalse();
        assertThat(leavesAvroOnTheThread(octets(NoticeSerializer.INSTANCE))).isFalse();
        assertThat(leavesAvroOnTheThread(octets(Outputs.OPEN_AT_END))).isFalse();
    }

    /** Or the test would see nothing. */
    @Test
    void theClassItselfIsNot() throws Exception {
        assertThat(leavesAvroOnTheThread(octets(Control.class))).isTrue();
    }

    @Test
    void whatWasReadReads() throws Exception {
        StreamType<Found<Control>> type = InstantiationUtil.clone(StreamType.found(Control.class));
        assertThat(type.createSerializer(new org.apache.flink.api.common.serialization.SerializerConfigImpl()))
                .isEqualTo(new FoundSerializer<>(Control.class));
    }
}
