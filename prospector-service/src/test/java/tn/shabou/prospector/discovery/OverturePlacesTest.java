package tn.shabou.prospector.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tn.shabou.model.leads.LeadKind;
import tn.shabou.model.leads.PageExtracted.Fact;
import tn.shabou.model.leads.PageExtracted.FactKind;
import tn.shabou.model.leads.PlaceBatch.OperatingStatus;
import tn.shabou.model.leads.PlaceBatch.Place;

/** The files hold six invented places: two in other countries, one restaurant, three of ours. */
class OverturePlacesTest {

    private static final Area TUNISIA = new Area(7.5, 30.2, 11.6, 37.6);

    private final OverturePlaces overture =
            new OverturePlaces(TUNISIA, "CDLA-Permissive-2.0", "Overture Maps Foundation");

    @Test
    void takesBusinessesOfTheTradeInTunisiaAlone() throws IOException {
        var places = parquet("overture.parquet");

        assertThat(places).extracting(Place::record).containsExactly("ov-1", "ov-2", "ov-3");
        assertThat(places)
                .extracting(Place::kind)
                .containsExactly(LeadKind.COMPETITOR, LeadKind.GARAGE, LeadKind.SUPPLIER);
        assertThat(places)
                .extracting(Place::status)
                .containsExactly(
                        OperatingStatus.OPEN, OperatingStatus.CLOSED_FOR_NOW, OperatingStatus.OPEN);
    }

    @Test
    void readsAllPhonesSitesAccountsAndNamesButNoMailboxOfAPerson() throws IOException {
        var shop = parquet("overture.parquet").getFirst();

        assertThat(values(shop, FactKind.NAME))
                .containsExactly("Pièces Auto El Amen", "قطع غيار الأمان");
        assertThat(values(shop, FactKind.PHONE)).containsExactly("+21674123456", "+21698765432");
        assertThat(values(shop, FactKind.WEBSITE))
                .containsExactly("https://elamen-auto.example.tn/");
        assertThat(values(shop, FactKind.SOCIAL))
                .containsExactly(
                        "https://www.facebook.com/elamenauto",
                        "https://www.instagram.com/elamenauto");
        assertThat(values(shop, FactKind.EMAIL)).containsExactly("contact@elamen-auto.example.tn");
        assertThat(values(shop, FactKind.GOVERNORATE)).containsExactly("Sfax");
        assertThat(values(shop, FactKind.ADDRESS))
                .containsExactly("Route de Gabès km 3, 3003, Sfax");
        assertThat(shop.latitude()).isEqualTo(34.74);
    }

    @Test
    void keepsTheLicenceOfTheDataSetThatARecordIsFrom() throws IOException {
        assertThat(parquet("overture.parquet"))
                .extracting(Place::licence)
                .containsExactly("CDLA-Permissive-2.0", "Apache-2.0", "CDLA-Permissive-2.0");
        assertThat(parquet("overture.parquet").get(1).attribution())
                .isEqualTo("Overture Maps Foundation (Foursquare)");
    }

    @Test
    void readsTheSameFromEveryFormat(@TempDir Path folder) throws IOException {
        var expected = parquet("overture.parquet");

        assertThat(parquet("overture-snappy.parquet")).isEqualTo(expected);
        assertThat(json(file("overture.geojson"))).isEqualTo(expected);
        assertThat(json(sequence(folder))).isEqualTo(expected);
    }

    @Test
    void readsACsvExportWithItsNestedColumns(@TempDir Path folder) throws IOException {
        var file = folder.resolve("places.csv");
        Files.writeString(
                file,
                """
                \uFEFFid,names,categories,confidence,phones,longitude,latitude,sources
                ov-9,"{""primary"":""Garage Zarzis""}","{""primary"":""automotive_repair""}",0.7,"[""75 111 222""]",11.1,33.5,"[{""property"":\"\"\"\",""dataset"":""meta""}]\"
                """);
        var places = new ArrayList<Place>();
        ExtractReader.readCsv(file, row -> overture.place(row).ifPresent(places::add));

        assertThat(places).hasSize(1);
        assertThat(values(places.getFirst(), FactKind.PHONE)).containsExactly("+21675111222");
        assertThat(places.getFirst().kind()).isEqualTo(LeadKind.GARAGE);
    }

    private List<Place> parquet(String name) throws IOException {
        var places = new ArrayList<Place>();
        ParquetRecords.read(
                file(name),
                OverturePlaces.COLUMNS,
                TUNISIA,
                row -> overture.place(row).ifPresent(places::add));
        return places;
    }

    private List<Place> json(Path file) throws IOException {
        var places = new ArrayList<Place>();
        ExtractReader.readJson(file, row -> overture.place(row).ifPresent(places::add));
        return places;
    }

    /** The features of the collection, each after the separator of RFC 8142. */
    private static Path sequence(Path folder) throws IOException {
        var features =
                Files.readAllLines(file("overture.geojson")).stream()
                        .filter(line -> line.startsWith("{\"type\": \"Feature\","))
                        .map(line -> "\u001e" + line.replaceFirst(",$", "") + "\n")
                        .toList();
        return Files.writeString(folder.resolve("places.geojsonl"), String.join("", features));
    }

    private static List<String> values(Place place, FactKind kind) {
        return place.facts().stream().filter(fact -> fact.kind() == kind).map(Fact::value).toList();
    }

    static Path file(String name) {
        try {
            return Path.of(
                    Objects.requireNonNull(OverturePlacesTest.class.getResource("/places/" + name))
                            .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
