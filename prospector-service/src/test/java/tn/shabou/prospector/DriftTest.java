package tn.shabou.prospector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A shop changes its pages, so that its prices cannot be read any more, and then back. */
@WithServers
class DriftTest {

    private static final int PARTS = 8;

    @Inject SupplierRuns runs;
    @Inject StaffPost post;
    @Inject MeterRegistry registry;

    @Test
    void whatASiteAsksIsNotTrustedWhileItsPagesTellLessThanTheyUsedTo() {
        try (var site = new SmallSite()) {
            var source = site.source();
            show(site, "<p class=price>25,500 DT</p>");
            runs.finished(source);
            runs.finished(source);
            assertThat(drift(site)).isEmpty();

            show(site, "<p>Prix sur demande</p>");
            runs.finished(source);

            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(drift(site)).containsExactly("amount|t|0"));
            assertThat(quarantined(source)).containsExactly("t");
            await().atMost(Duration.ofSeconds(30)).until(() -> mail(site).size() == 1);
            assertThat(mail(site).getFirst())
                    .contains(
                            "prix : dans 0 % des articles, au moins 60 % attendus", "quarantaine");
            assertThat(sitesDrifting("amount")).isGreaterThanOrEqualTo(1);

            runs.finished(source);
            show(site, "<p class=price>26,500 DT</p>");
            runs.finished(source);

            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(drift(site)).isEmpty());
            assertThat(quarantined(source)).containsExactly("f");
            assertThat(mail(site)).as("of each change once").hasSize(1);

            site.page("/", "<h1>Bientôt</h1>");
            runs.finished(source);

            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(drift(site)).containsExactly("offers|f|0"));
            assertThat(quarantined(source)).as("old, not wrong").containsExactly("f");
            await().atMost(Duration.ofSeconds(30)).until(() -> mail(site).size() == 2);
            assertThat(mail(site).getLast()).contains("articles : 0,00 par page");
        }
    }

    private static void show(SmallSite site, String price) {
        site.page(
                "/",
                IntStream.range(0, PARTS)
                        .mapToObj("<a href=/produit/%1$d>Pièce %1$d</a>"::formatted)
                        .collect(Collectors.joining(" ")));
        for (int i = 0; i < PARTS; i++) {
            site.page(
                    "/produit/" + i,
                    "<title>Filtre no %1$d</title><h1>Filtre no %1$d</h1><p>Référence : FIL%1$d00</p>%2$s<p class=stock>En stock</p><button>Ajouter au panier</button>"
                            .formatted(i, price));
        }
    }

    private static List<String> drift(SmallSite site) {
        return Owner.rows(
                "SELECT field, expected > 0.2, seen FROM site_drift WHERE site = ?",
                URI.create(site.address()).getAuthority());
    }

    private List<String> mail(SmallSite site) {
        return post.about("Site changé : " + URI.create(site.address()).getAuthority());
    }

    private double sitesDrifting(String field) {
        return registry.get("prospector.sites.drifting").tag("field", field).gauge().value();
    }

    private static List<String> quarantined(long source) {
        return Owner.rows(
                "SELECT DISTINCT quarantined FROM offer o JOIN lead l ON l.id = o.lead_id WHERE l.source_id = ?",
                source);
    }
}
