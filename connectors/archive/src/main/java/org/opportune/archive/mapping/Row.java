package org.opportune.archive.mapping;

import java.util.List;

/**
 * One record of a feed, cut into fields.
 *
 * @param key the source's own key: stays the same when the same record is read again; event ids are made of it
 * @param fields in the order of the columns
 */
public record Row(String key, List<String> fields) {
    public Row {
        fields = List.copyOf(fields);
    }
}
