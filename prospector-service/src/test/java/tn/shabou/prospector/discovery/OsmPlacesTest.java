package tn.shabou.prospector.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tn.shabou.model.leads.LeadKind;
import tn.shabou.model.leads.PageExtracted.Fact;
import tn.shabou.model.leads.PageExtracted.FactKind;
import tn.shabou.model.leads.PlaceBatch.OperatingStatus;
import tn.shabou.model.leads.PlaceBatch.Place;
import tn.shabou.prospector.discovery.PbfFile.Node;
import tn.shabou.prospector.discovery.PbfFile.Way;

class OsmPlacesTest {

    private static final Map<String, String> SHOP =
            Map.of(
                    "shop", "car_parts",
                    "name", "قطع غيار الأمان",
                    "name:fr", "Pièces El Amen",
                    "phone", "+216 74 123 456; +216 98 765 432",
                    "contact:facebook", "elamenauto",
                    "website", "elamen.example.tn",
                    "addr:street", "Avenue Farhat Hached",
                    "addr:city", "Sfax",
                    "opening_hours", "Mo-Sa 08:00-18:00");

    @TempDir Path folder;

    private final OsmPlaces osm =
            new OsmPlaces(
                    new Area(7.5, 30.2, 11.6, 37.6), "ODbL-1.0", "© OpenStreetMap contributors");

    @Test
    void readsBusinessesFromAnExtract() throws IOException {
        var places =
                pbf(
                        List.of(
                                new Node(17, 34.74, 10.76, SHOP),
                                new Node(18, 34.7, 10.7, Map.of("amenity", "cafe", "name", "Café")),
                                new Node(19, 36.8, 10.1, Map.of()),
                                new Node(20, 36.9, 10.3, Map.of())),
                        List.of(
                                new Way(
                                        5,
                                        List.of(19L, 20L, 19L),
                                        Map.of("shop", "car_repair", "name", "Garage Lac"))));

        assertThat(places).extracting(Place::record).containsExactly("node/17", "way/5");
        assertThat(places)
                .extracting(Place::kind)
                .containsExactly(LeadKind.COMPETITOR, LeadKind.GARAGE);
        var shop = places.getFirst();
        assertThat(values(shop, FactKind.NAME))
                .containsExactly("Pièces El Amen", "قطع غيار الأمان");
        assertThat(values(shop, FactKind.PHONE)).containsExactly("+21674123456", "+21698765432");
        assertThat(values(shop, FactKind.WEBSITE)).containsExactly("https://elamen.example.tn");
        assertThat(values(shop, FactKind.SOCIAL))
                .containsExactly("https://www.facebook.com/elamenauto");
        assertThat(values(shop, FactKind.GOVERNORATE)).containsExactly("Sfax");
        assertThat(shop.licence()).isEqualTo("ODbL-1.0");
        assertThat(shop.attribution()).contains("OpenStreetMap contributors");
    }

    @Test
    void aBuildingIsInTheMiddleOfItsCorners() throws IOException {
        var places =
                pbf(
                        List.of(
                                new Node(1, 36.8, 10.1, Map.of()),
                                new Node(2, 36.9, 10.3, Map.of())),
                        List.of(
                                new Way(
                                        5,
                                        List.of(1L, 2L),
                                        Map.of("craft", "car_repair", "name", "Atelier"))));

        assertThat(places.getFirst().latitude()).isEqualTo(36.85);
        assertThat(places.getFirst().longitude()).isEqualTo(10.2);
    }

    @Test
    void aShopThatIsNoMoreIsClosed() throws IOException {
        var places =
                pbf(
                        List.of(
                                new Node(
                                        1,
                                        36.8,
                                        10.1,
                                        Map.of("disused:shop", "car_parts", "name", "Ancien"))),
                        List.of());

        assertThat(places.getFirst().status()).isEqualTo(OperatingStatus.CLOSED);
    }

    @Test
    void readsWhatOverpassAnswersAndGeoJson() throws IOException {
        var overpass =
                json(
                        """
                        {"version": 0.6, "elements": [
                          {"type": "node", "id": 17, "lat": 34.74, "lon": 10.76, "tags": {"shop": "tyres", "name": "Pneus Sud"}},
                          {"type": "way", "id": 5, "center": {"lat": 36.85, "lon": 10.2}, "tags": {"shop": "car_repair", "name": "Garage Lac"}}]}
                        """);
        var geojson =
                json(
                        """
                        {"type": "FeatureCollection", "features": [
                          {"type": "Feature", "properties": {"@id": "node/17", "shop": "tyres", "name": "Pneus Sud"},
                           "geometry": {"type": "Point", "coordinates": [10.76, 34.74]}},
                          {"type": "Feature", "id": "w5", "properties": {"shop": "car_repair", "name": "Garage Lac"},
                           "geometry": {"type": "Polygon", "coordinates": [[[10.2, 36.85], [10.2, 36.86], [10.2, 36.85]]]}}]}
                        """);

        assertThat(overpass).extracting(Place::record).containsExactly("node/17", "way/5");
        assertThat(geojson).isEqualTo(overpass);
    }

    @Test
    void anAnswerOfOverpassWithARemarkIsAFailure() {
        assertThatThrownBy(() ->
                        json(
                                """
                                {"elements": [], "remark": "runtime error: Query timed out in \\"query\\" at line 3"}
                                """))
                .isInstanceOf(SourceTrouble.class)
                .hasMessageContaining("timed out");
    }

    @Test
    void aCutOrStrangeExtractIsRefused() throws IOException {
        var nodes = List.of(new Node(17, 34.74, 10.76, SHOP));
        var whole = Files.readAllBytes(PbfFile.write(folder.resolve("a.pbf"), nodes, List.of()));
        var cut = folder.resolve("cut.pbf");
        Files.write(cut, Arrays.copyOf(whole, whole.length - 7));
        var history = PbfFile.write(folder.resolve("b.pbf"), nodes, List.of(), "NewThing");

        assertThatThrownBy(() -> read(cut)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> read(history)).hasMessageContaining("NewThing");
    }

    private List<Place> pbf(List<Node> nodes, List<Way> ways) throws IOException {
        return read(PbfFile.write(folder.resolve("extract.osm.pbf"), nodes, ways));
    }

    private List<Place> read(Path file) throws IOException {
        var places = new ArrayList<Place>();
        new OsmPbf(file, OsmPlaces::matters)
                .read(element -> osm.place(element).ifPresent(places::add));
        return places;
    }

    private List<Place> json(String text) throws IOException {
        var places = new ArrayList<Place>();
        ExtractReader.readJson(
                Files.writeString(folder.resolve("osm.json"), text),
                record -> OsmJson.element(record).flatMap(osm::place).ifPresent(places::add));
        return places;
    }

    private static List<String> values(Place place, FactKind kind) {
        return place.facts().stream().filter(fact -> fact.kind() == kind).map(Fact::value).toList();
    }
}
