package tn.shabou.prospector;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@WithServers
class PlaceImportTest {

    private static final Path FOLDER = Path.of("target/places");

    @Inject SupplierRuns runs;

    private long source;
    private Path file = FOLDER;

    @BeforeEach
    void aSource() throws IOException {
        Files.createDirectories(FOLDER);
        file = FOLDER.resolve(UUID.randomUUID() + ".geojson");
        source =
                Owner.number(
                        """
                        INSERT INTO lead_source (kind, name, location, licence, attribution, retention_days)
                        VALUES ('OVERTURE', 'Overture', ?, 'CDLA-Permissive-2.0', 'Overture Maps', 100) RETURNING id\
                        """,
                        file.getFileName().toString());
    }

    @Test
    void bringsLeadsWhoseEveryFieldHasItsLicence() throws IOException {
        release(shop("a", "Garage Un", "71 111 111"), shop("b", "Garage Deux", "71 222 222"));

        var run = runs.finished(source);

        assertThat(
                        Owner.one(
                                "SELECT state, tasks_total, counts->>'places', counts->>'leads' FROM agent_run WHERE id = ?",
                                run))
                .isEqualTo("SUCCEEDED|1|2|2");
        assertThat(leads("name, kind, phones[1], governorate, operating_status, score > 0"))
                .isEqualTo(
                        "Garage Deux|GARAGE|+21671222222|Tunis|OPEN|t, Garage Un|GARAGE|+21671111111|Tunis|OPEN|t");
        assertThat(
                        Owner.rows(
                                """
                                SELECT DISTINCT e.licence, e.attribution, e.keep_until - e.observed_at, e.told_by = l.source_id
                                  FROM lead_evidence e JOIN lead l ON l.id = e.lead_id WHERE l.source_id = ?\
                                """,
                                source))
                .containsExactly("Apache-2.0|Overture Maps (Foursquare)|100 days|t");
    }

    @Test
    void theSameFileAgainChangesNothing() throws IOException {
        release(shop("a", "Garage Un", "71 111 111"));
        runs.finished(source);
        var before = state();

        var again = runs.finished(source);

        assertThat(Owner.one("SELECT state, tasks_total FROM agent_run WHERE id = ?", again))
                .isEqualTo("SUCCEEDED|0");
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void aNewerReleaseUpdatesAndMarksWhatIsGone() throws IOException {
        release(
                shop("a", "Garage Un", "71 111 111"),
                shop("b", "Garage Deux", "71 222 222"),
                shop("c", "Garage Trois", "71 333 333"));
        runs.finished(source);
        release(shop("a", "Garage Un", "71 111 111"), shop("b", "Garage Deux", "71 999 999"));
        runs.finished(source);

        assertThat(leads("name, phones[1], operating_status"))
                .isEqualTo(
                        "Garage Deux|+21671999999|OPEN, Garage Trois|+21671333333|GONE, Garage Un|+21671111111|OPEN");
        assertThat(imports()).isEqualTo("2|0|1|1|");

        release(shop("a", "Garage Un", "71 111 111"), shop("c", "Garage Trois", "71 333 333"));
        runs.finished(source);

        assertThat(leads("name, operating_status"))
                .isEqualTo("Garage Deux|GONE, Garage Trois|OPEN, Garage Un|OPEN");
    }

    @Test
    void aFileThatLacksMoreThanItHasTakesNothingForGone() throws IOException {
        release(
                shop("a", "Un", "71 111 111"),
                shop("b", "Deux", "71 222 222"),
                shop("c", "Trois", "71 333 333"));
        runs.finished(source);
        release(shop("a", "Un", "71 111 111"));
        runs.finished(source);

        assertThat(leads("operating_status")).isEqualTo("OPEN, OPEN, OPEN");
        assertThat(imports()).contains("none of them is taken for gone");
    }

    @Test
    void manyBatchesAreOneImport() throws IOException {
        release(
                IntStream.range(0, 250)
                        .mapToObj(i -> shop("p" + i, "Garage " + i, "71 %06d".formatted(i)))
                        .toArray(String[]::new));

        var run = runs.finished(source);

        assertThat(
                        Owner.one(
                                "SELECT state, tasks_done, counts->>'leads' FROM agent_run WHERE id = ?",
                                run))
                .isEqualTo("SUCCEEDED|3|250");
        assertThat(imports()).isEqualTo("250|250|0|0|");
    }

    @Test
    void whatStaffSetStaysAsTheySetIt() throws IOException {
        release(shop("a", "Garage Un", "71 111 111"));
        runs.finished(source);
        Owner.rows(
                """
                UPDATE lead SET name = 'Chez Ali', phones = '{+21698000000}', locked_fields = '{name,phones}'
                 WHERE source_id = ? RETURNING id\
                """,
                source);
        release(shop("a", "Garage Une", "71 999 999"));
        runs.finished(source);

        assertThat(leads("name, phones[1], operating_status"))
                .isEqualTo("Chez Ali|+21698000000|OPEN");
        assertThat(
                        Owner.one(
                                """
                                SELECT string_agg(value, ',') FROM lead_evidence e JOIN lead l ON l.id = e.lead_id
                                 WHERE l.source_id = ? AND field = 'PHONE'\
                                """,
                                source))
                .isEqualTo("+21671999999");
    }

    @Test
    void aFileThatIsNotThereFailsTheRunAndTellsTheStaff() {
        var run = runs.finished(source);

        assertThat(Owner.one("SELECT state, error FROM agent_run WHERE id = ?", run))
                .startsWith("FAILED|")
                .contains("there is no file");
        assertThat(Owner.one("SELECT trouble FROM lead_source WHERE id = ?", source))
                .contains("there is no file");
    }

    @Test
    void noSourceReadsAFileElsewhere() {
        Owner.rows(
                "UPDATE lead_source SET location = '../../pom.xml' WHERE id = ? RETURNING id",
                source);

        var run = runs.finished(source);

        assertThat(Owner.one("SELECT error FROM agent_run WHERE id = ?", run))
                .contains("not in the folder of extracts");
    }

    @Test
    void overpassIsNotAskedAgainWhileItsAnswerIsGood() throws IOException {
        var overpass = overpass();

        var run = runs.finished(overpass);

        assertThat(Owner.one("SELECT state, counts->>'leads' FROM agent_run WHERE id = ?", run))
                .isEqualTo("SUCCEEDED|1");
        assertThat(
                        Owner.one(
                                "SELECT DISTINCT licence FROM lead_evidence WHERE told_by = ?",
                                overpass))
                .isEqualTo("ODbL-1.0");
    }

    @Test
    void anOldAnswerOfOverpassStaysUntilThereIsANewOne() throws IOException {
        var overpass = overpass();
        var answer = FOLDER.resolve("overpass-%d.json".formatted(overpass));
        Files.setLastModifiedTime(answer, FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));

        var run = runs.finished(overpass);

        assertThat(Owner.one("SELECT state, error FROM agent_run WHERE id = ?", run))
                .startsWith("FAILED|")
                .contains("the server could not be reached");
        assertThat(answer).exists();
    }

    private static long overpass() throws IOException {
        var id =
                Owner.number(
                        "INSERT INTO lead_source (kind, name, licence) VALUES ('OVERPASS', 'Overpass', 'ODbL-1.0') RETURNING id");
        Files.writeString(
                FOLDER.resolve("overpass-%d.json".formatted(id)),
                """
                {"elements": [{"type": "node", "id": %d, "lat": 34.74, "lon": 10.76, "tags": {"shop": "tyres", "name": "Pneus Sud"}}]}
                """
                        .formatted(id));
        return id;
    }

    private void release(String... features) throws IOException {
        Files.writeString(
                file,
                Arrays.stream(features)
                        .collect(
                                Collectors.joining(
                                        ",\n",
                                        "{\"type\":\"FeatureCollection\",\"features\":[",
                                        "]}")));
    }

    private static String shop(String id, String name, String phone) {
        return """
        {"type":"Feature","geometry":{"type":"Point","coordinates":[10.2,36.8]},"properties":{"id":"%s",
         "names":{"primary":"%s"},"categories":{"primary":"automotive_repair"},"confidence":0.8,"phones":["%s"],
         "addresses":[{"freeform":"Rue de Rome, Tunis","country":"TN"}],
         "sources":[{"property":"","dataset":"Foursquare"}]}}\
        """
                .formatted(id, name, phone);
    }

    private String leads(String columns) {
        return String.join(
                ", ",
                Owner.rows(
                        "SELECT " + columns + " FROM lead WHERE source_id = ? ORDER BY name",
                        source));
    }

    private String imports() {
        return Owner.one(
                """
                SELECT written, fresh, changed, gone, note FROM place_import WHERE source_id = ? ORDER BY id DESC LIMIT 1\
                """,
                source);
    }

    /** Every column of everything that an import writes. */
    private String state() {
        return Owner.one(
                """
                SELECT md5(string_agg(row, '' ORDER BY row)) FROM (
                    SELECT l::text FROM lead l WHERE source_id = $1 UNION ALL
                    SELECT e::text FROM lead_evidence e WHERE told_by = $1 UNION ALL
                    SELECT r::text FROM place_record r WHERE source_id = $1 UNION ALL
                    SELECT i::text FROM place_import i WHERE source_id = $1) AS rows (row)\
                """
                        .replace("$1", Long.toString(source)));
    }
}
