package tn.shabou.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.restassured.builder.RequestSpecBuilder;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a new user does with a system that {@code ./shabou up} has just brought up. */
class JourneyTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    @TempDir static Path folder;
    private static TraceReceiver traces;
    private static Launcher launcher;
    private static RequestSpecification shopper;
    private static RequestSpecification staff;

    @BeforeAll
    static void up() throws Exception {
        traces = new TraceReceiver();
        launcher = Launcher.up(folder, traces.settings(), "--products", "400").awaitReady();
        shopper =
                new RequestSpecBuilder()
                        .setBaseUri("http://127.0.0.1")
                        .setPort(launcher.port())
                        .build();
        String token =
                given().spec(shopper)
                        .contentType(ContentType.JSON)
                        .body(
                                Map.of(
                                        "email",
                                        "admin@shabou.local",
                                        "password",
                                        launcher.find("Password +(\\S+)")))
                        .post("/api/admin/auth/login")
                        .then()
                        .statusCode(200)
                        .extract()
                        .path("accessToken");
        staff =
                new RequestSpecBuilder()
                        .addRequestSpecification(shopper)
                        .addHeader("Authorization", "Bearer " + token)
                        .build();
    }

    @AfterAll
    static void ctrlCEndsAllOfIt() throws Exception {
        traces.close();
        assertThat(launcher.interrupt()).isZero();
        assertThat(launcher.processes()).isEmpty();
    }

    @Test
    void browsesAndSearchesTheDemoCatalogue() {
        String slug =
                given().spec(shopper)
                        .get("/api/products?limit=5&inStock=true")
                        .then()
                        .statusCode(200)
                        .body("data", hasSize(5))
                        .extract()
                        .path("data[0].slug");

        var product =
                given().spec(shopper)
                        .get("/api/products/" + slug)
                        .then()
                        .statusCode(200)
                        .body("references", not(hasSize(0)))
                        .extract()
                        .jsonPath();

        given().spec(shopper)
                .queryParam("q", product.getString("references[0].numbers[0].number"))
                .get("/api/search")
                .then()
                .statusCode(200)
                .body("lane", equalTo("reference"))
                .body("data", not(hasSize(0)));
        given().spec(shopper)
                .queryParam("q", "frein")
                .get("/api/search")
                .then()
                .body("total.value", greaterThan(0));
        given().spec(shopper).get("/api/brands").then().body("data", not(hasSize(0)));
        given().spec(shopper)
                .get("/api/categories")
                .then()
                .body("data[0].children", not(hasSize(0)));
    }

    @Test
    void everyPanelOfTheDashboardsShowsAFigureOfTheRunningServices() throws Exception {
        Installed.assume("prometheus");
        given().spec(shopper).get("/api/search?q=frein").then().statusCode(200);
        var own = Files.createDirectory(folder.resolve("prometheus"));
        try (var prometheus = Prometheus.watching(own, launcher.port(), Map.of())) {
            Dashboards.allShowSomething("api", prometheus);
            Dashboards.allShowSomething("agents", prometheus);
            Dashboards.allShowSomething("business", prometheus);
            Dashboards.allAreUnderstood("database", prometheus);
        }
    }

    @Test
    void everyPanelAndAlertOfTheDatabaseAndTheMachineHasAFigure() throws Exception {
        Installed.assume("prometheus");
        Exporters.PROGRAMS.forEach(Installed::assume);
        var own = Files.createDirectory(folder.resolve("exporters"));
        try (var exporters = Exporters.of(folder.resolve("data"), own);
                var prometheus = Prometheus.watching(own, launcher.port(), exporters.ports())) {
            // There is no replica.
            Dashboards.allShowSomethingBut("shabou_replica_lag_seconds", "database", prometheus);
            for (var figure : Prometheus.figuresOfRules("(?:pg|node)")) {
                assertThat(prometheus.ask(figure)).as(figure).isNotEmpty();
            }
            assertThat(prometheus.ask("pg_up == 1")).isNotEmpty();
        }
    }

    @Test
    void forecastsTheSalesThatWereImported() {
        var months =
                IntStream.range(0, 36)
                        .mapToObj(m ->
                                "X-100,%d-%02d,%d".formatted(2023 + m / 12, 1 + m % 12, 5 + m % 3))
                        .collect(Collectors.joining("\n"));
        given().spec(staff)
                .contentType("text/csv")
                .body("sku,date,quantity\n" + months)
                .post("/api/admin/imports/sales?unknownSkus=CREATE")
                .then()
                .statusCode(201);

        run("orion");

        given().spec(staff)
                .get("/api/admin/forecasts?sku=X-100")
                .then()
                .statusCode(200)
                .body("data", hasSize(1))
                .body("data[0].demandClass", equalTo("SMOOTH"))
                .body("data[0].points", hasSize(12));
        given().spec(staff).get("/api/admin/forecasts").then().body("total.value", greaterThan(1));
    }

    @Test
    void findsTheDemoSuppliersAndWhatTheyAsk() {
        run("prospector");

        isTraced("api-service", "/api/admin/agents");
        isTraced("prospector-service", "shabou.prospector.discover process");
        isTraced("prospector-service", "shabou.prospector.write process");

        var leads =
                given().spec(staff)
                        .get("/api/admin/leads")
                        .then()
                        .statusCode(200)
                        .body("data", hasSize(2))
                        .extract()
                        .jsonPath();
        assertThat(leads.getList("data.offerCount", Integer.class))
                .allMatch(offers -> offers >= 12);
        var lead =
                given().spec(staff)
                        .get("/api/admin/leads/" + leads.getString("data[0].id"))
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath();
        assertThat(lead.getList("phones")).isNotEmpty();
        assertThat(lead.getList("offers.amount", String.class))
                .anyMatch(amount -> amount != null && amount.matches("\\d+\\.\\d{3}"));
        assertThat(lead.getList("contributions")).isNotEmpty();
    }

    /** From the click to the last step all is one trace. */
    private static void isTraced(String service, String span) {
        await().atMost(PATIENCE).until(() -> traces.has(TRACE, service, span));
    }

    private static void run(String agent) {
        String location =
                given().spec(staff)
                        .noContentType()
                        .header("traceparent", "00-%s-b7ad6b7169203331-01".formatted(TRACE))
                        .post("/api/admin/agents/%s/runs".formatted(agent))
                        .then()
                        .statusCode(202)
                        .extract()
                        .header("Location");
        var path = location.substring(location.indexOf("/api/"));
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        given().spec(staff).get(path).then().body("state", equalTo("SUCCEEDED")));
    }
}
