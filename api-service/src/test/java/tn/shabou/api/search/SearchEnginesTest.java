package tn.shabou.api.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.mutiny.sqlclient.Pool;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tn.shabou.api.ApiTest;
import tn.shabou.api.CatalogSamples;
import tn.shabou.api.Owner;
import tn.shabou.api.search.SearchEngine.Answer;
import tn.shabou.api.search.SearchEngine.Question;

/** What any engine must do, of the one in memory and of PostgreSQL. */
@ApiTest
class SearchEnginesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<String> LANGUAGES = List.of("any", "french", "arabic");

    private final Pool database;

    SearchEnginesTest(Pool database) {
        this.database = database;
    }

    @BeforeEach
    void aSmallShop() {
        CatalogSamples.padsAndADisc(8);
        Owner.run("SELECT refresh_search_statistics()");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "disque",
                "DISQUES ventilés",
                "قرص فرامل",
                "dixque",
                "bosch disque",
                "280 mm",
                "disque 280mm",
                "diametre",
                "plaquettes avant 3"
            })
    void findTheSame(String question) {
        var inMemory = ids(ask(memory(), question));

        assertThat(inMemory).isNotEmpty().isEqualTo(ids(ask(postgres(PATIENCE), question)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"garniture de frein", "plaqettes bosch", "frein"})
    void rankTheSame(String question) {
        var inMemory = ask(memory(), question);
        var inPostgres = ask(postgres(PATIENCE), question);

        assertThat(ids(inMemory)).isEqualTo(ids(inPostgres)).hasSizeGreaterThan(3);
        assertThat(inMemory.understanding().corrected())
                .isEqualTo(inPostgres.understanding().corrected());
        assertThat(inMemory.total()).isEqualTo(inPostgres.total());
    }

    @Test
    void showWhatFitsAnEngineWhenNothingElseIsAskedFor() {
        var engine = Long.parseLong(Owner.ask("SELECT id FROM vehicle_engine"));
        var disc = Long.parseLong(Owner.ask("SELECT id FROM product WHERE sku = 'DISC-1'"));
        var question = new Question("", List.of(engine), 20, false);

        assertThat(ids(answer(memory(), question))).containsExactly(disc);
        assertThat(ids(answer(postgres(PATIENCE), question))).containsExactly(disc);
    }

    @Test
    void postgresAnswersWithPopularProductsWhenItTakesTooLong() {
        CatalogSamples.brakePads(4000, 9);
        Owner.run("SELECT refresh_search_statistics()");

        var answer = ask(postgres(Duration.ofMillis(1)), "plaquettes de frein avant");

        assertThat(answer.hits()).hasSizeGreaterThan(100);
    }

    private SearchEngine memory() {
        return IndexEngine.load(database, LANGUAGES).await().atMost(PATIENCE);
    }

    private SearchEngine postgres(Duration patience) {
        return PostgresEngine.on(database, LANGUAGES, patience);
    }

    private static Answer ask(SearchEngine engine, String text) {
        return answer(engine, new Question(text, List.of(), 20, false));
    }

    private static Answer answer(SearchEngine engine, Question question) {
        return engine.ask(question).await().atMost(PATIENCE);
    }

    private static List<Long> ids(Answer answer) {
        return answer.hits().stream().map(Hit::productId).toList();
    }
}
