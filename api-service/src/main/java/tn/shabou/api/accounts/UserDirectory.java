package tn.shabou.api.accounts;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import tn.shabou.api.http.Cursors;
import tn.shabou.api.http.Page;
import tn.shabou.api.http.Paging;
import tn.shabou.api.http.Problem;
import tn.shabou.model.accounts.Role;
import tn.shabou.model.accounts.User;

/** The table of users, for those who manage it. */
@ApplicationScoped
class UserDirectory {

    private static final String COLUMNS =
            """
            SELECT id, email, full_name, role, active, created_at, last_login_at, version,
                   EXISTS (SELECT FROM second_factor f WHERE f.user_id = id AND f.confirmed_at IS NOT NULL) AS second_factor
            FROM app_user
            """;

    private static final String LIST =
            COLUMNS
                    + """
                    WHERE ($1::text IS NULL OR role = $1) AND ($2::boolean IS NULL OR active = $2)
                      AND ($3::text IS NULL OR email > $3)
                    ORDER BY email LIMIT $4
                    """;

    private static final String COUNT =
            "SELECT count(*) FROM app_user WHERE ($1::text IS NULL OR role = $1) AND ($2::boolean IS NULL OR active = $2)";

    private static final String FIND = COLUMNS + "WHERE id = $1";

    private static final String CREATE =
            """
            INSERT INTO app_user (email, full_name, role, password_hash) VALUES ($1, $2, $3, $4) RETURNING id
            """;

    private static final String CHANGE =
            """
            UPDATE app_user SET full_name = $2, role = $3, active = $4, version = version + 1 WHERE id = $1
            """;

    private static final String SET_PASSWORD =
            "UPDATE app_user SET password_hash = $2, version = version + 1 WHERE id = $1";

    // Whoever changes an administrator waits here for the others who do.
    private static final String LOCK_ADMINS =
            "SELECT id FROM app_user WHERE role = 'ADMIN' AND active ORDER BY id FOR UPDATE";

    private static final String UNIQUE_VIOLATION = "23505";

    private final Pool database;
    private final Cursors cursors;

    UserDirectory(Pool database, Cursors cursors) {
        this.database = database;
        this.cursors = cursors;
    }

    /** Without the password's hash, which nobody needs to see. */
    record Entry(
            UUID id,
            String email,
            String fullName,
            Role role,
            boolean active,
            boolean secondFactor,
            Instant createdAt,
            Optional<Instant> lastLoginAt,
            int version) {

        /** What the audit log tells of it. */
        JsonObject json() {
            return new JsonObject()
                    .put("email", email)
                    .put("fullName", fullName)
                    .put("role", role.name())
                    .put("active", active);
        }

        boolean isActiveAdmin() {
            return active && role == Role.ADMIN;
        }
    }

    record Filter(Optional<Role> role, Optional<Boolean> active) {

        private String list() {
            return "users\n" + role + active;
        }
    }

    /** By e-mail address. */
    Uni<Page<Entry>> list(Filter filter, Paging paging) {
        var role = filter.role.map(Role::name).orElse(null);
        var active = filter.active.orElse(null);
        var after = cursors.after(filter.list(), paging).map(List::getFirst).orElse(null);
        var found =
                database.preparedQuery(LIST)
                        .execute(Tuple.of(role, active, after, paging.limit() + 1))
                        .map(UserDirectory::entries);
        var count =
                database.preparedQuery(COUNT)
                        .execute(Tuple.of(role, active))
                        .map(rows -> rows.iterator().next().getLong(0));
        return Uni.combine()
                .all()
                .unis(found, count)
                .with((entries, all) ->
                        cursors.page(
                                filter.list(),
                                entries,
                                paging.limit(),
                                Page.Total.exactly(all),
                                last -> List.of(last.email)));
    }

    Uni<Entry> find(UUID id) {
        return database.withConnection(connection -> find(connection, id));
    }

    Uni<Entry> find(SqlConnection connection, UUID id) {
        return connection
                .preparedQuery(FIND)
                .execute(Tuple.of(id))
                .map(UserDirectory::entries)
                .map(found -> {
                    if (found.isEmpty()) {
                        throw new Problem(
                                AccountProblem.USER_NOT_FOUND, "No user has the id %s.", id);
                    }
                    return found.getFirst();
                });
    }

    /** As above, when nobody else may change an administrator until the end of the transaction. */
    Uni<Entry> findLocked(SqlConnection transaction, UUID id) {
        return transaction
                .query(LOCK_ADMINS)
                .execute()
                .chain(() ->
                        transaction
                                .preparedQuery("SELECT FROM app_user WHERE id = $1 FOR UPDATE")
                                .execute(Tuple.of(id)))
                .chain(() -> find(transaction, id));
    }

    /** Counts them; to be asked after {@link #findLocked}. */
    Uni<Integer> activeAdmins(SqlConnection transaction) {
        return transaction.query(LOCK_ADMINS).execute().map(rows -> rows.size());
    }

    Uni<UUID> create(
            SqlConnection transaction, String email, String fullName, Role role, String hash) {
        return transaction
                .preparedQuery(CREATE)
                .execute(Tuple.of(User.canonicalEmail(email), fullName, role.name(), hash))
                .map(rows -> rows.iterator().next().getUUID(0))
                .onFailure(UserDirectory::isTaken)
                .transform(_ ->
                        new Problem(
                                AccountProblem.EMAIL_TAKEN,
                                "Look for %s in the list; the account may be closed.",
                                email));
    }

    Uni<Void> change(
            SqlConnection transaction, UUID id, String fullName, Role role, boolean active) {
        return transaction
                .preparedQuery(CHANGE)
                .execute(Tuple.of(id, fullName, role.name(), active))
                .replaceWithVoid();
    }

    Uni<Void> setPassword(SqlConnection transaction, UUID id, String hash) {
        return transaction
                .preparedQuery(SET_PASSWORD)
                .execute(Tuple.of(id, hash))
                .replaceWithVoid();
    }

    private static boolean isTaken(Throwable failure) {
        return failure instanceof PgException refusal
                && UNIQUE_VIOLATION.equals(refusal.getSqlState());
    }

    private static List<Entry> entries(Iterable<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).map(UserDirectory::entry).toList();
    }

    private static Entry entry(Row row) {
        return new Entry(
                row.getUUID("id"),
                row.getString("email"),
                row.getString("full_name"),
                Role.valueOf(row.getString("role")),
                row.getBoolean("active"),
                row.getBoolean("second_factor"),
                row.getOffsetDateTime("created_at").toInstant(),
                Optional.ofNullable(row.getOffsetDateTime("last_login_at"))
                        .map(OffsetDateTime::toInstant),
                row.getInteger("version"));
    }
}
