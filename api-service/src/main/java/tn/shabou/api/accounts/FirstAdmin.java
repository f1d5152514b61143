package tn.shabou.api.accounts;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;
import tn.shabou.model.accounts.User;

/**
 * Creates the administrator that the operator named, when there is nobody yet. Any number of
 * replicas may try.
 */
@ApplicationScoped
class FirstAdmin {

    private static final Logger LOG = Logger.getLogger(FirstAdmin.class);

    private static final String CREATE =
            """
            INSERT INTO app_user (email, full_name, password_hash, role)
            SELECT $1, 'Administrateur', $2, 'ADMIN' WHERE NOT EXISTS (SELECT FROM app_user)
            ON CONFLICT ON CONSTRAINT app_user_email_unique DO NOTHING
            """;

    private final AdminConfig config;
    private final Passwords passwords;
    private final Pool database;

    FirstAdmin(AdminConfig config, Passwords passwords, Pool database) {
        this.config = config;
        this.passwords = passwords;
        this.database = database;
    }

    void create(@Observes StartupEvent start) throws Throwable {
        if (config.email().isPresent() && config.password().isPresent()) {
            create(User.canonicalEmail(config.email().get()), config.password().get());
        }
    }

    private void create(String email, String password) throws Throwable {
        var hash = VertxContextSupport.subscribeAndAwait(() -> passwords.hash(password));
        var person = Tuple.of(email, hash);
        var created =
                VertxContextSupport.subscribeAndAwait(
                        () -> database.preparedQuery(CREATE).execute(person));
        if (created.rowCount() == 1) {
            LOG.infof("created the first administrator, %s", email);
        }
    }
}
