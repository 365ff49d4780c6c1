package org.opportune.kafka;

import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.opportune.schemas.event.Tick;

/** Ticks to every partition of both event topics, at least once. */
record TickSink(KafkaOptions options) implements Sink<Tick> {
    private static final long serialVersionUID = 1L;

    @Override
    public SinkWriter<Tick> createWriter(WriterInitContext context) {
        FeedProducer producer = new FeedProducer(options);
        return new SinkWriter<>() {
            @Override
            public void write(Tick tick, Context at) {
                producer.tick(tick.getFeed(), tick.getTimeMs());
            }

            @Override
            public void flush(boolean endOfInput) {
                producer.flush();
            }

            @Override
            public void close() {
                producer.close();
            }
        };
    }
}
