package org.opportune.pipeline.stream;

import java.io.Serializable;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * A class of records by its name, for what a JobManager deserializes too: sources, with what they read. Deserializing the
 * class itself runs its static code, for Java asks it for its serialVersionUID; it parses a schema, and Avro then leaves a
 * value of the job's class loader on a thread of Flink's that outlives the job, and with it every class of the job.
 */
record RecordName<T extends SpecificRecordBase>(String name) implements Serializable {
    private static final long serialVersionUID = 1L;

    static <T extends SpecificRecordBase> RecordName<T> of(Class<T> type) {
        return new RecordName<>(type.getName());
    }

    @SuppressWarnings("unchecked") // the name was taken from a Class<T>
    Class<T> type() {
        try {
            return (Class<T>) Class.forName(name, true, RecordName.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("the job's jar has no such record: class=" + name, e);
        }
    }
}
