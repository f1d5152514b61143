package tn.shabou.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tn.shabou.local.Arguments;
import tn.shabou.local.Environment;

class ReportTest {

    @Test
    void marksWhatIsSlowerOrDearerThanAimedAt() {
        var text = report(100_000, measurement(45, 400, 100));

        assertThat(text)
                .contains(
                        "| list, page 1 | closed | 2,000 | 4.0 | 45.0 | **≤ 30 missed** | 60.0 | 3 | 20 % |")
                .contains("| list, page 1 | 400 | 100 | 500 | **≤ 350 missed** | 5 |");
    }

    @Test
    void allowsMoreTimeWithMoreProducts() {
        var text = report(1_000_000, measurement(45, 200, 100));

        assertThat(text)
                .contains(
                        "## 1,000,000 products, caches off", "| 45.0 | ≤ 60 |", "| 300 | ≤ 350 |");
    }

    private static String report(int products, Measurement measurement) {
        var settings =
                BenchOptions.of(
                        Arguments.parse(BenchOptions.usage(), List.of()),
                        new Environment(Map.of(), Clock.systemUTC()));
        var machine = new Machine("Some CPU", 2, 8L << 30, 0.5, "Linux 6", "25", "abc", "today");
        var size =
                new Figures.Size(
                        products, false, List.of(measurement), List.of(), 300 << 20, 200 << 20, -1);
        return Report.of(new Figures(machine, settings, List.of(), List.of(size)));
    }

    private static Measurement measurement(double p95, double service, double postgres) {
        return new Measurement(
                Kind.LIST, "closed", 0, 2000, 20_000, 3, 4, p95, 60, service, postgres, 0, 5, 0.2);
    }
}
