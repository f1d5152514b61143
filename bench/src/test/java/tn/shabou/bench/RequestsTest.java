package tn.shabou.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tn.shabou.bench.Sample.Part;

class RequestsTest {

    private final Requests requests = new Requests(sample(), 1);

    @Test
    void areTheSameForTheSameSeed() {
        assertThat(new Requests(sample(), 1).uncached()).isEqualTo(requests.uncached());
        assertThat(new Requests(sample(), 2).lists()).isNotEqualTo(requests.lists());
    }

    @Test
    void askForEveryOrderWithEveryFilterAlike() {
        var filters =
                List.of(
                        "brand=",
                        "category=",
                        "vehicle=",
                        "minPrice=",
                        "inStock=",
                        "brand=.*&category=");
        for (var sort : List.of("price", "-price", "name", "-createdAt", "-popularity")) {
            for (var filter : filters) {
                assertThat(requests.lists().paths())
                        .filteredOn(path -> path.matches(".*" + filter + ".*sort=" + sort))
                        .as(sort + " with " + filter)
                        .hasSizeGreaterThan(20);
            }
        }
    }

    @Test
    void neverAskForTheWholeListWhereFilteredOnesAreMeant() {
        assertThat(requests.filteredLists().paths())
                .allMatch(path -> path.matches(".*(brand|category|vehicle|minPrice|inStock)=.*"));
    }

    @Test
    void includeTheCommonestWords() {
        assertThat(requests.texts().paths())
                .contains("/api/search?q=filtre", "/api/search?q=frein");
    }

    @Test
    void areEncoded() {
        assertThat(requests.uncached())
                .allSatisfy(route ->
                        assertThat(route.paths()).allMatch(path -> path.matches("[!-~]+")));
    }

    @Test
    void repeatThePopularFarMoreOften() {
        var popular = requests.popular(Kind.CACHED_DETAIL, requests.details()).paths();
        var first = Collections.frequency(popular, requests.details().path(0));
        var hundredth = Collections.frequency(popular, requests.details().path(99));

        assertThat(first).isGreaterThan(20 * hundredth);
        assertThat(hundredth).isPositive();
    }

    private static Sample sample() {
        var parts =
                IntStream.range(0, 1_000)
                        .mapToObj(i ->
                                new Part(
                                        i,
                                        "filtre-a-huile-" + i,
                                        new BigDecimal("12.500"),
                                        "bosch-" + i % 7,
                                        "Bosch",
                                        "Filtre à huile",
                                        "فلتر زيت",
                                        "filtres-" + i % 11,
                                        i % 5 == 0 ? null : "clio-" + i % 13,
                                        i % 5 == 0 ? null : "Clio III",
                                        "F 026 40" + i))
                        .toList();
        return new Sample(parts, List.of("filtre", "frein"));
    }
}
