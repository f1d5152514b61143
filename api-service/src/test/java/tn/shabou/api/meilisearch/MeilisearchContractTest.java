package tn.shabou.api.meilisearch;

import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import tn.shabou.api.ApiTest;
import tn.shabou.api.search.SearchEngine;
import tn.shabou.api.search.SearchEngineContract;

/**
 * The contract with a real server, where {@code MEILISEARCH_URL} and {@code MEILISEARCH_KEY} name
 * one.
 */
@ApiTest
@TestProfile(MeilisearchContractTest.Chosen.class)
@EnabledIfEnvironmentVariable(
        named = "MEILISEARCH_URL",
        matches = ".+",
        disabledReason = "MEILISEARCH_URL names no server to test with")
class MeilisearchContractTest extends SearchEngineContract {

    @Inject SearchEngine engine;
    @Inject MeilisearchState state;

    /** An index of its own, so that a server in use is not harmed. */
    public static class Chosen implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "shabou.search.engine", "meilisearch",
                    "shabou.meilisearch.index", "shabou-contract-test");
        }
    }

    @Override
    protected SearchEngine engine() {
        await().until(state::answers);
        return engine;
    }

    @Override
    protected void catalogueChanged() {
        // the feed tells it by itself
    }
}
