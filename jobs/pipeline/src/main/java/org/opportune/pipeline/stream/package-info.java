/**
 * What travels between operators and how it is written. In: records; out: bytes, with serializers whose snapshots are
 * classes of their own. Never Kryo, never Java serialization.
 */
package org.opportune.pipeline.stream;
