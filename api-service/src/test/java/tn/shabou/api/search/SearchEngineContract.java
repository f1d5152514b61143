package tn.shabou.api.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tn.shabou.api.CatalogSamples;
import tn.shabou.api.Owner;
import tn.shabou.api.search.SearchEngine.Question;

/** What a shopper may rely on, whichever engine answers. */
public abstract class SearchEngineContract {

    private static final Duration SOON = Duration.ofSeconds(30);

    /** The engine under test. */
    protected abstract SearchEngine engine();

    /** Returns when the engine may be expected to know the catalogue as it is, sooner or later. */
    protected abstract void catalogueChanged();

    @BeforeEach
    void aSmallShop() {
        Owner.run("DELETE FROM synonym WHERE source = 'staff'");
        CatalogSamples.padsAndADisc(3);
        Owner.run(
                """
                INSERT INTO product (sku, slug, name_fr, name_ar, brand_id, category_id, price_tnd, stock_quantity)
                SELECT 'SENSOR-1', 'capteur', 'Capteur d''usure à câble', 'حساس التآكل', b.id, c.id, 20, 1
                  FROM brand b, category c WHERE b.slug = 'valeo' AND c.slug = 'freinage';
                """);
        Owner.run(
                "INSERT INTO synonym (said, meant, both_ways) VALUES ('galette', 'disque', true)");
        Owner.run("SELECT refresh_search_statistics()");
        catalogueChanged();
    }

    @ParameterizedTest
    @CsvSource({
        "Capteur d'usure à câble, SENSOR-1",
        "capteur usure cable, SENSOR-1",
        "CAPTEURS, SENSOR-1",
        "captuer d'usure, SENSOR-1",
        "disques ventilés, DISC-1",
        "حساس, SENSOR-1",
        "قرص فرامل, DISC-1",
        "galette ventilé, DISC-1"
    })
    void findsAPartHoweverItIsSaid(String question, String sku) {
        await().atMost(SOON).untilAsserted(() -> assertThat(skus(question)).first().isEqualTo(sku));
    }

    @Test
    void showsOnlyWhatFitsTheCar() {
        var engine = Long.valueOf(Owner.ask("SELECT id FROM vehicle_engine"));

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(skus("disque", engine)).contains("DISC-1"));
        assertThat(skus("frein", engine)).containsOnly("DISC-1");
        assertThat(skus("disque", engine + 1_000)).isEmpty();
    }

    @Test
    void findsOnlyWhatTheFilterAdmits() {
        var pad = Long.parseLong(Owner.ask("SELECT id FROM product WHERE sku = 'PAD-2'"));
        var frein = new Question("frein", List.of(), 1, false, Optional.of(id -> id == pad));
        var captuer = new Question("captuer", List.of(), 1, false, Optional.of(id -> id == pad));

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(skus("frein")).contains("PAD-2", "DISC-1"));
        assertThat(answer(frein).hits()).extracting(Hit::productId).containsExactly(pad);
        assertThat(answer(frein).total()).isEqualTo(1);
        assertThat(answer(captuer).hits()).isEmpty();
    }

    @Test
    void knowsEveryChangeSoon() {
        await().atMost(SOON).untilAsserted(() -> assertThat(skus("capteur")).contains("SENSOR-1"));

        Owner.run("UPDATE product SET name_fr = 'Sonde lambda' WHERE sku = 'SENSOR-1'");
        Owner.run("SELECT refresh_search_statistics()");
        catalogueChanged();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(skus("sonde lambda")).contains("SENSOR-1"));

        Owner.run("UPDATE product SET listed = false WHERE sku = 'SENSOR-1'");
        catalogueChanged();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(skus("sonde lambda")).doesNotContain("SENSOR-1"));
    }

    @ParameterizedTest
    @CsvSource({"'!!!'", "' '", "'\"disque'", "'disque -frein'", "'((('"})
    void bearsWhateverIsTyped(String question) {
        assertThat(ask(question, List.of()).hits()).hasSizeLessThan(1001);
    }

    private List<String> skus(String question, Long... engines) {
        return ask(question, List.of(engines)).hits().stream()
                .map(hit -> Owner.ask("SELECT sku FROM product WHERE id = " + hit.productId()))
                .toList();
    }

    private SearchEngine.Answer ask(String question, List<Long> engines) {
        return answer(new Question(question, engines, SearchEngine.MOST, false));
    }

    private SearchEngine.Answer answer(Question question) {
        return engine().ask(question).await().atMost(SOON);
    }
}
