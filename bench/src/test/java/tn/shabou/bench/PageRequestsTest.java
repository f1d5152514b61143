package tn.shabou.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import tn.shabou.bench.Sample.Part;

class PageRequestsTest {

    private final PageRequests pages = new PageRequests(new Requests(sample(), 1));

    @Test
    void askForPagesInBothLanguages() {
        assertThat(pages.list().paths())
                .allMatch(path -> path.matches("/(fr|ar)/pieces(\\?[^?]+)?"))
                .anyMatch(path -> path.startsWith("/fr/pieces?brand=bosch&sort=price"))
                .anyMatch(path -> path.startsWith("/ar/pieces?"));
        assertThat(pages.part().paths()).containsAnyOf("/fr/piece/filtre", "/ar/piece/filtre");
        assertThat(pages.found().paths())
                .allMatch(path -> path.matches("/(fr|ar)/recherche\\?q=.+"));
    }

    @Test
    void askTheApiForWhatTheirListsShow() {
        assertThat(pages.listAsJson().paths())
                .hasSameSizeAs(pages.list().paths())
                .allMatch(path -> path.matches("/api/products\\?.*sort=.+&limit=24"))
                .contains("/api/products?sort=-popularity&limit=24");
        assertThat(pages.facetsAsJson().paths())
                .allMatch(path -> path.matches("/api/products/facets(\\?[^?]+)?"))
                .noneMatch(path -> path.contains("sort="))
                .contains("/api/products/facets?brand=bosch&category=filtres");
    }

    private static Sample sample() {
        var part =
                new Part(
                        1,
                        "filtre",
                        new BigDecimal("12.500"),
                        "bosch",
                        "Bosch",
                        "Filtre à huile",
                        "فلتر زيت",
                        "filtres",
                        "clio",
                        "Clio III",
                        "F 026 40");
        return new Sample(List.of(part), List.of("filtre"));
    }
}
