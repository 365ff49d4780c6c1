package org.opportune.archive.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.event.EventKind;
import org.opportune.schemas.fact.Attribute;
import org.opportune.schemas.fact.Channel;
import org.opportune.schemas.fact.Consent;
import org.opportune.schemas.fact.Holding;
import org.opportune.schemas.fact.ListEntry;
import org.opportune.schemas.fact.ListName;
import org.opportune.schemas.fact.Purpose;
import org.opportune.schemas.fact.Tag;

class FactsFileTest {
    private static final NumberRule IDS = new NumberRule.Opaque("99900", 7);
    private static final long BEGINNING = 1_000;

    @TempDir
    private Path folder;

    @Test
    void everyKindOfFactIsRead() throws Exception {
        Imported imported = read("""
                subscriber,fact,value,at
                17,language,de,2006-06-05T09:00:00Z
                17,consent:marketing:sms,granted,
                17,zone,Europe/London,
                17,attribute:brand,,
                17,list:black,member,
                17,untag,vip,
                17,tariff,flat-m,
                """);

        assertThat(imported.counts()).isEqualTo(new Counts(8, 1, 0, 7, 0, 7, 0));
        assertThat(imported.events())
                .extracting(Event::getFact)
                .containsExactly(
                        Consent.newBuilder()
                                .setGranted(true)
                                .setPurpose(Purpose.MARKETING)
                                .setChannel(Channel.SMS)
                                .build(),
                        new Attribute("zone", "Europe/London"),
                        new Attribute("brand", null),
                        ListEntry.newBuilder()
                                .setList(ListName.BLACK)
                                .setMember(true)
                                .build(),
                        Tag.newBuilder().setName("vip").setPresent(false).build(),
                        new Holding("flat-m", null, null, null),
                        new Attribute("language", "de"));
        Event first = imported.events().get(0);
        assertThat(first.getKind()).isEqualTo(EventKind.CONSENT);
        assertThat(first.getMsisdn()).isEqualTo(999_000_000_017L);
        assertThat(first.getHappenedMs()).isEqualTo(BEGINNING);
        Event last = imported.events().get(6);
        assertThat(Instant.ofEpochMilli(last.getKnownMs())).isEqualTo("2006-06-05T09:00:00Z");
    }

    @Test
    void whatIsNoFactIsRejectedWithItsReason() throws Exception {
        Imported imported = read("""
                subscriber,fact,value
                17,consent:marketing:sms,yes
                17,consent:profit,granted
                17,consent,granted
                seventeen,tag,vip
                17,zone,Atlantis
                17,likes,cats
                17,tag,
                17,tag,vip
                """);

        assertThat(imported.counts()).isEqualTo(new Counts(9, 1, 0, 1, 7, 1, 0));
        assertThat(TestFiles.rejected(folder.resolve("rejects.tsv")))
                .containsExactly(
                        "2: value: must be granted or withdrawn",
                        "3: fact: one of MARKETING, RESPONSE, SERVICE",
                        "4: fact: consent has 2 to 4 parts separated by ':': parts=1",
                        "5: subscriber: at most 7 digits: length=9",
                        "6: value: zone must be an IANA time zone: length=8",
                        "7: fact: begins with consent:, list:, tag, untag, language, zone, tariff or attribute:",
                        "8: value: is empty");
    }

    @Test
    void anotherHeaderIsAnotherFile() {
        assertThatThrownBy(() -> read("From,To\n1,2\n"))
                .isInstanceOf(ImportProblem.class)
                .hasMessage("header must be subscriber,fact,value or subscriber,fact,value,at: columns found=2, file="
                        + folder.resolve("facts.csv"));
    }

    private Imported read(String text) throws Exception {
        Path file = Files.writeString(folder.resolve("facts.csv"), text);
        return FactsFile.read(file, IDS, BEGINNING, folder.resolve("rejects.tsv"), Progress.NONE);
    }
}
