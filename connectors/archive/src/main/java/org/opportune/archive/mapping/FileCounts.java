package org.opportune.archive.mapping;

/**
 * Where the lines of one file went.
 *
 * @param sha256 of the content, uncompressed, 64 hex digits
 * @param octets of the content, uncompressed
 */
public record FileCounts(String file, String sha256, long octets, Counts counts) {}
