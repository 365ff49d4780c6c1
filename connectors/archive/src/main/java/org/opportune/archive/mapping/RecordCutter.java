package org.opportune.archive.mapping;

import java.util.List;

/** Cuts the octets of one record into the values of its columns. One thread. */
interface RecordCutter {
    /** For a feed with these columns, in this order. */
    static RecordCutter of(Format format, List<String> columns) {
        if (format instanceof Format.Delimited delimited) {
            return new FieldSplitter(delimited);
        }
        return format instanceof Format.Avro avro ? new AvroFields(avro, columns) : new JsonFields(columns);
    }

    /**
     * The values in the order of the columns; an absent one is empty.
     *
     * @throws Rejection if the octets are no record of the format
     */
    List<String> cut(byte[] octets) throws Rejection;
}
