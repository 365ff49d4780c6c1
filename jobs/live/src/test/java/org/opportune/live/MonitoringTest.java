package org.opportune.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** flink-conf/monitoring speaks of metrics that exist, by the names they have. Rules are tested by promtool. */
class MonitoringTest {
    private static final Path MONITORING = Path.of("..", "..", "flink-conf", "monitoring");

    private static String read(String file) throws IOException {
        return Files.readString(MONITORING.resolve(file));
    }

    @Test
    void thePageListsWhatTheEnumsDo() throws IOException {
        if (Boolean.getBoolean("monitoring.write")) {
            Files.writeString(MONITORING.resolve("metrics.md"), MetricsPage.text());
        }
        assertThat(read("metrics.md")).isEqualTo(MetricsPage.text());
    }

    @Test
    void everyRowIsOneSentenceAndOneLine() {
        assertThat(MetricsPage.all())
                .allSatisfy(row -> assertThat(row.meaning()).endsWith(".").doesNotContain("|"));
        assertThat(MetricsPage.all().stream().map(MetricsPage.Row::title)).doesNotHaveDuplicates();
    }

    @Test
    void theScraperGivesEachMetricItsName() throws IOException {
        Matcher rule = Pattern.compile("regex: \"(flink_.*)\"\n\\s+target_label: __name__\n\\s+replacement: \"(.*)\"")
                .matcher(read("prometheus.yml"));
        assertThat(rule.find()).isTrue();
        Pattern regex = Pattern.compile(rule.group(1));
        for (MetricsPage.Row row : MetricsPage.all()) {
            Matcher name = regex.matcher(row.flinkName());
            assertThat(name.matches()).as(row.flinkName()).isTrue();
            assertThat(name.replaceFirst(rule.group(2))).isEqualTo(row.name());
        }
    }

    @Test
    void alertsAskForMetricsThatExist() throws IOException {
        Set<String> known =
                MetricsPage.all().stream().map(MetricsPage.Row::name).collect(Collectors.toSet());
        for (String file : new String[] {"alerts.yml", "alerts_test.yml"}) {
            Set<String> asked = new TreeSet<>();
            Matcher names = Pattern.compile("opportune_[a-z_]+").matcher(read(file));
            while (names.find()) {
                asked.add(names.group());
            }
            assertThat(asked).isNotEmpty().isSubsetOf(known);
        }
    }

    @Test
    void everyAlertSaysWhatToDoAndIsTestedBothWays() throws IOException {
        String rules = read("alerts.yml");
        String tests = read("alerts_test.yml");
        Matcher alerts =
                Pattern.compile("- alert: (\\w+)\n((?:(?!- alert:)[\\s\\S])*)").matcher(rules);
        int n = 0;
        while (alerts.find()) {
            n++;
            assertThat(alerts.group(2)).as(alerts.group(1)).containsPattern("runbook: \"[^\"]{60,}\"");
            assertThat(tests).contains(alerts.group(1) + " fires\n", alerts.group(1) + " keeps quiet\n");
        }
        assertThat(n).isGreaterThanOrEqualTo(15);
    }
}
