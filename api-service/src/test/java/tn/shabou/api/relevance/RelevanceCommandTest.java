package tn.shabou.api.relevance;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tn.shabou.api.ApiTest;
import tn.shabou.api.CatalogSamples;
import tn.shabou.api.Owner;
import tn.shabou.api.relevance.RelevanceOptions.Judged;

@ApiTest
class RelevanceCommandTest {

    private static final String PRODUCTS =
            """
            {"id":"n1","title":"HP ProBook 450 notebook 256GB","brand":"HP","attributes":{"Product type":"notebook","Memory":"16 GB"}}
            {"id":"n2","title":"Lenovo ThinkPad X1 laptop 512 GB SSD","brand":"Lenovo","attributes":{"Product type":"notebook","Touch":"No"}}
            {"id":"n3","title":"Targus notebook bag","brand":"Targus","attributes":{"Product type":"notebook bag","Suitable for":"notebook"}}
            {"id":"h/1","title":"Sony WH-1000XM4 wireless headphones black","brand":"Sony","description":"<p>The best headphones</p>"}
            {"id":"h2","title":"Ear pads for Sony WH-1000XM4","brand":"Hama"}
            {"id":"h3","title":"JBL headphones","attributes":{"Wireless":true,"nested":{"colours":["black","red"]}}}
            {"id":"s1","title":"Slušalke JBL Tune","description":null}
            {"id":"s2","title":"Brezžične slušalk Sony\\u0000"}
            {"id":"p+","title":"Samsung Galaxy S21+ 5G"}
            {"id":"p","title":"Samsung Galaxy S21 5G"}
            {"id":"empty"}
            """;

    @Inject Pool database;

    @TempDir Path folder;

    @BeforeEach
    void keepSynonyms() {
        CatalogSamples.emptyShop();
        Owner.run("CREATE TABLE kept AS SELECT said, meant, both_ways, source FROM synonym");
    }

    @AfterEach
    void restoreSynonyms() {
        Owner.run(
                "INSERT INTO synonym (said, meant, both_ways, source) SELECT * FROM kept; DROP TABLE kept");
        CatalogSamples.emptyShop();
    }

    @Test
    void ranksACatalogueOfAnyShop() throws IOException {
        assertThat(run("notebook")).startsWith("n1").contains("n3");
        assertThat(run("laptop 512gb")).startsWith("n2");
        assertThat(run("notebook 256 gb")).startsWith("n1");
        assertThat(run("wh1000xm4")).startsWith("h/1");
        assertThat(run("WH-1000 XM4")).startsWith("h/1");
        assertThat(run("sony headphone wireless")).startsWith("h/1");
        assertThat(run("head phones jbl")).startsWith("h3");
        assertThat(run("hedphones jbl")).startsWith("h3");
        assertThat(run("slusalka")).containsExactlyInAnyOrder("s1", "s2");
        assertThat(run("galaxy s21 plus")).startsWith("p+");
        assertThat(run("galaxy s21")).startsWith("p");
        assertThat(run("touch")).isEmpty();
        assertThat(run("---")).isEmpty();
    }

    private List<String> run(String query) throws IOException {
        Owner.run(
                "ALTER TABLE price_change DISABLE TRIGGER USER; TRUNCATE product CASCADE; ALTER TABLE price_change ENABLE TRIGGER USER");
        var products = Files.writeString(folder.resolve("products.jsonl"), PRODUCTS);
        var judgements =
                Files.writeString(
                        folder.resolve("judgements.csv"),
                        "query,id,grade\n\"" + query + "\",n1,1\n");
        var run = folder.resolve("run.csv");
        RelevanceCommand.measure(new Judged(products, judgements, Optional.of(run)), database);
        var lines = Files.readAllLines(run);
        assertThat(lines.getFirst()).isEqualTo("query,rank,id");
        return lines.stream()
                .skip(1)
                .map(line -> line.substring(line.lastIndexOf(',') + 1))
                .toList();
    }
}
