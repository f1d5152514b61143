package tn.shabou.prospector;

import static org.awaitility.Awaitility.await;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import tn.shabou.model.runs.Agent;
import tn.shabou.runs.RunRequest;
import tn.shabou.runs.Runs;

/** Runs as the staff start them, awaited to their end. */
@ApplicationScoped
class SupplierRuns {

    private final Runs runs;

    SupplierRuns(Runs runs) {
        this.runs = runs;
    }

    static long source(String kind, String name, URI startUrl) {
        return source(kind, name, startUrl.toString());
    }

    static long source(String kind, String name, String startUrl) {
        // The port of a shop that has closed may come back with another shop behind it.
        Owner.rows(
                "UPDATE lead_source SET start_url = NULL WHERE start_url = ? RETURNING id",
                startUrl);
        return Owner.number(
                "INSERT INTO lead_source (kind, name, start_url, licence) VALUES (?, ?, ?, 'own') RETURNING id",
                kind,
                name,
                startUrl);
    }

    UUID start(Map<String, String> parameters) {
        var staff =
                UUID.fromString(
                        Owner.one(
                                """
                                INSERT INTO app_user (email, full_name, role, password_hash)
                                VALUES (gen_random_uuid() || '@shabou.test', 'Test', 'ADMIN', 'x') RETURNING id\
                                """));
        return runs.request(new RunRequest.Manual(Agent.PROSPECTOR, parameters, staff))
                .await()
                .indefinitely()
                .orElseThrow();
    }

    UUID finished(long source) {
        var run = start(Map.of("source", Long.toString(source)));
        awaitEnd(run);
        return run;
    }

    static void awaitEnd(UUID run) {
        await().atMost(Duration.ofSeconds(90))
                .until(() ->
                        !Owner.one("SELECT finished_at FROM agent_run WHERE id = ?", run)
                                .isEmpty());
    }
}
