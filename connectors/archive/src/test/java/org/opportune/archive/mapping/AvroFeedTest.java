package org.opportune.archive.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.message.BinaryMessageEncoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.event.EventKind;

/** Records of Avro under the mapping language, as a topic of mediation holds them. */
class AvroFeedTest {
    private static final String SCHEMA = """
            {"type": "record", "name": "Xdr", "fields": [
              {"name": "id", "type": "string"},
              {"name": "at", "type": {"type": "long", "logicalType": "timestamp-millis"}},
              {"name": "party", "type": ["null", {"type": "record", "name": "Party", "fields": [
                {"name": "number", "type": ["null", "string"]}]}]},
              {"name": "octets", "type": {"type": "array", "items": "long"}},
              {"name": "tags", "type": {"type": "map", "values": "string"}},
              {"name": "raw", "type": "bytes"}]}
            """;
    private static final String MAPPING = """
            mapping: wap
            source: ggsn
            format: {avro: xdr.avsc}
            id: id
            numbers: {party.number: {phone: GB}}
            times: {at: {pattern: epoch-millis}}
            events:
              - {kind: WEB_SESSION, subscriber: party.number, happened: at, octets: 'octets[1]', site: tags.host}
            """;
    private static final Schema PARSED = new Schema.Parser().parse(SCHEMA);

    @TempDir
    Path folder;

    @Test
    void aRecordGivesItsEventInEitherEncoding() throws Exception {
        Event event = only(mapper(MAPPING).map("t-0-7", single(record())));

        assertThat(event.getKind()).isEqualTo(EventKind.WEB_SESSION);
        assertThat(event.getMsisdn()).isEqualTo(447400123456L);
        assertThat(event.getSession().getOctets()).isEqualTo(70_000L);
        assertThat(event.getSession().getSite()).isEqualTo("example.org");
        assertThat(only(mapper(MAPPING.replace("xdr.avsc}", "xdr.avsc, encoding: bare}"))
                        .map("t-0-8", bare(record()))))
                .isEqualTo(event);
    }

    @Test
    void whatIsNoneIsRejectedByARule() throws Exception {
        RecordMapper mapper = mapper(MAPPING);
        byte[] good = single(record());
        byte[] foreign = good.clone();
        foreign[5] ^= 1;
        GenericRecord nobody = record();
        nobody.put("party", null);

        assertThat(reason(mapper, new byte[3])).startsWith("record: not Avro single-object encoding");
        assertThat(reason(mapper, foreign)).isEqualTo("record: fingerprint is not of the mapping's schema");
        assertThat(reason(mapper, Arrays.copyOf(good, good.length - 3)))
                .startsWith("record: not of the mapping's schema");
        assertThat(reason(mapper, Arrays.copyOf(good, good.length + 2)))
                .isEqualTo("record: ends before its octets do: octets left=2");
        assertThat(reason(mapper, single(nobody))).isEqualTo("party.number: number needed: length=0");
    }

    @Property
    void noOctetsBreakTheReader(@ForAll byte[] octets) throws Exception {
        RecordMapper mapper = RecordMapper.of(MappingFile.parse(
                "wap.yaml", MAPPING.replace("xdr.avsc}", "xdr.avsc, encoding: bare}"), name -> SCHEMA));
        assertThat(mapper.map("t-0-1", octets)).isNotNull();
    }

    @Test
    void pathsAreHeldAgainstTheSchema() {
        assertThatThrownBy(() -> mapper(MAPPING.replace("tags.host", "raw")
                        .replace("party.number", "party.nmber")
                        .replace("octets[1]", "octets.x")))
                .isInstanceOf(BadMapping.class)
                .hasMessageContaining("wap.yaml:5:11: no such field of Party (did you mean number?): field=nmber")
                .hasMessageContaining("must lead to text, a number, true or false: type=bytes: column=raw")
                .hasMessageContaining("a list wants [n]: column=octets.x");
        assertThatThrownBy(() -> mapper(MAPPING.replace("xdr.avsc", "../xdr.avsc")))
                .hasMessageContaining("wap.yaml:3:16: must be a schema file beside the mapping that can be read");
        assertThatThrownBy(() -> MappingFile.parse("wap.yaml", MAPPING, name -> "{"))
                .hasMessageContaining("not an Avro schema: avro=xdr.avsc");
    }

    @Test
    void aFileOfLinesIsNoneOfItsRecords() throws Exception {
        Files.writeString(folder.resolve("xdr.avsc"), SCHEMA);
        Mapping mapping = MappingFile.read(Files.writeString(folder.resolve("wap.yaml"), MAPPING));
        Path file = Files.writeString(folder.resolve("x"), "x\n");

        assertThatThrownBy(() -> DelimitedFile.read(file, mapping, folder.resolve("rejects"), Progress.NONE))
                .isInstanceOf(ImportProblem.class)
                .hasMessageStartingWith("a mapping of Avro records is one for a topic");
    }

    private RecordMapper mapper(String mapping) throws Exception {
        Files.writeString(folder.resolve("xdr.avsc"), SCHEMA);
        Path file = Files.writeString(folder.resolve("wap.yaml"), mapping);
        return RecordMapper.of(MappingFile.text(file).parse());
    }

    private static Event only(Mapped mapped) {
        assertThat(mapped).isInstanceOf(Mapped.Events.class);
        List<Event> events = ((Mapped.Events) mapped).events();
        assertThat(events).hasSize(1);
        return events.get(0);
    }

    private static String reason(RecordMapper mapper, byte[] octets) {
        return ((Mapped.Rejected) mapper.map("t-0-1", octets)).reason();
    }

    private static GenericRecord record() {
        GenericRecord party = new GenericData.Record(
                PARSED.getField("party").schema().getTypes().get(1));
        party.put("number", "+447400123456");
        GenericRecord record = new GenericData.Record(PARSED);
        record.put("id", "w-1");
        record.put("at", 1_700_000_000_000L);
        record.put("party", party);
        record.put("octets", List.of(1L, 70_000L));
        record.put("tags", Map.of("host", "example.org"));
        record.put("raw", ByteBuffer.wrap(new byte[] {1}));
        return record;
    }

    private static byte[] single(GenericRecord record) throws Exception {
        ByteBuffer octets = new BinaryMessageEncoder<GenericRecord>(GenericData.get(), PARSED).encode(record);
        return Arrays.copyOfRange(octets.array(), octets.arrayOffset(), octets.arrayOffset() + octets.limit());
    }

    private static byte[] bare(GenericRecord record) throws Exception {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        var encoder = EncoderFactory.get().binaryEncoder(octets, null);
        new GenericDatumWriter<GenericRecord>(PARSED).write(record, encoder);
        encoder.flush();
        return octets.toByteArray();
    }
}
