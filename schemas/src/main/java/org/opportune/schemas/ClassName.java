package org.opportune.schemas;

import java.io.Serializable;

/**
 * A class by its name, for whatever a job is made of: a JobManager deserializes all of it. Deserializing a class of records
 * itself runs its static code, for Java asks it for its serialVersionUID; it parses a schema, and Avro then leaves a value
 * of the job's class loader on a thread of Flink's that outlives the job, and with it every class of the job.
 */
public record ClassName<T>(String name) implements Serializable {
    private static final long serialVersionUID = 1L;

    /** The name of {@code type}. */
    public static <T> ClassName<T> of(Class<T> type) {
        return new ClassName<>(type.getName());
    }

    /** The class, from the loader that this one is from; its static code is not run for it. */
    @SuppressWarnings("unchecked") // the name was taken from a Class<T>
    public Class<T> type() {
        try {
            return (Class<T>) Class.forName(name, false, ClassName.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("the job's jar has no such class: class=" + name, e);
        }
    }

    /** The name without its package. */
    public String simple() {
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
