package org.opportune.archive.flow;

import org.apache.flink.api.connector.source.SourceSplit;
import org.opportune.archive.sealed.Position;

/**
 * One bucket of an archive over all its days.
 *
 * @param bucket 0 to 127
 * @param from what is read first
 */
public record BucketSplit(int bucket, Position from) implements SourceSplit {
    @Override
    public String splitId() {
        return Integer.toString(bucket);
    }
}
