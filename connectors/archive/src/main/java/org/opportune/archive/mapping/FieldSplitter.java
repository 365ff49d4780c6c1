package org.opportune.archive.mapping;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.util.List;

/** One line to fields, by RFC 4180 with the format's delimiter and quote. One thread. */
final class FieldSplitter implements RecordCutter {
    private final CsvReader.CsvReaderBuilder reader;
    private final CharsetDecoder decoder;

    FieldSplitter(Format.Delimited format) {
        this.reader = CsvReader.builder()
                .fieldSeparator(format.delimiter())
                .quoteCharacter(format.quote())
                .skipEmptyLines(false)
                .allowUnclosedQuote(false)
                .allowExtraCharsAfterClosingQuote(false);
        this.decoder = format.charset()
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    @Override
    public List<String> cut(byte[] octets) throws Rejection {
        try {
            String line = decoder.decode(ByteBuffer.wrap(octets)).toString();
            if (line.indexOf('\r') >= 0) {
                throw new Rejection("line", "carriage return inside");
            }
            return reader.ofSingleCsvRecord(line).getFields();
        } catch (CharacterCodingException e) {
            throw new Rejection("line", "not " + decoder.charset() + " text");
        } catch (CsvParseException e) {
            throw new Rejection("line", "quotes do not fit: a quoted field ends on its line, before a delimiter");
        }
    }
}
