package org.opportune.archive.mapping;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * What is known about subscribers, as a small CSV file that people write by hand:
 *
 * <pre>
 * subscriber,fact,value[,at]
 * 17,consent:marketing:sms,granted           # consent:PURPOSE[:CHANNEL[:DATA USER]]; granted or withdrawn
 * 17,language,en                             # ISO 639
 * 17,zone,Europe/London                      # IANA time zone
 * 17,attribute:brand,acme                    # any other attribute; an empty value removes it
 * 17,list:black,member                       # list:NAME[:CHANNEL]; member or removed
 * 17,tag,vip                                 # untag,vip takes it off
 * 17,tariff,flat-m                           # the price plan
 * 17,language,de,2006-06-05T09:00:00Z        # from when; empty = from the beginning
 * </pre>
 */
public final class FactsFile {
    private FactsFile() {}

    /**
     * The file's facts, in order of time.
     *
     * @param subscribers how the first column writes subscribers, see {@link Mapping#subscriberRule}
     * @param beginningMs UTC ms of facts without {@code at}
     * @param rejects as in {@link DelimitedFile#read}
     * @throws ImportProblem if the file cannot be read or has another header
     */
    public static Imported read(Path file, NumberRule subscribers, long beginningMs, Path rejects, Progress progress)
            throws ImportProblem {
        return DelimitedFile.read(
                file,
                Format.Delimited.CSV,
                List.of(),
                header -> mapper(header, subscribers, beginningMs),
                rejects,
                progress);
    }

    /**
     * The file's facts, row by row, without a limit.
     *
     * @param rejects gets the rejected rows; stays open
     * @throws ImportProblem if the file cannot be read or has another header
     * @throws IOException if {@code facts} does not take one
     */
    public static FileCounts stream(
            Path file, NumberRule subscribers, long beginningMs, Rejects rejects, EventTaker facts, Progress progress)
            throws ImportProblem, IOException {
        return DelimitedFile.stream(
                file,
                Format.Delimited.CSV,
                List.of(),
                header -> mapper(header, subscribers, beginningMs),
                rejects,
                facts,
                progress);
    }

    private static RowMapper mapper(List<String> header, NumberRule subscribers, long beginningMs)
            throws ImportProblem {
        List<String> columns = List.of("subscriber", "fact", "value", "at");
        if (!header.equals(columns) && !header.equals(columns.subList(0, 3))) {
            throw new ImportProblem(
                    "header must be subscriber,fact,value or subscriber,fact,value,at: columns found=" + header.size());
        }
        return new FactRows(subscribers, beginningMs, header.size());
    }
}
