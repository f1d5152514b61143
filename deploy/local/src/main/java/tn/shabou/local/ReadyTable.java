package tn.shabou.local;

import java.util.Locale;
import tn.shabou.local.database.ServiceRole;

/**
 * What a person wants to know once everything runs.
 *
 * @param hasDatabase whether the data is in a database that somebody else brought
 */
record ReadyTable(UpOptions options, DataFolder folder, String adminPassword, boolean hasDatabase) {

    String text(double seconds) {
        var api = options.url(ServiceRole.API);
        return String.format(
                Locale.ROOT,
                """

                READY after %.1f s

                  Catalogue     %2$s/api/products
                  Search        %2$s/api/search?q=plaquettes
                  API           %2$s/q/swagger-ui (OpenAPI: %2$s/q/openapi)
                  Health        %2$s/q/health
                  Prospector    %3$s/q/health
                  Orion         %4$s/q/health

                  Log in as     %5$s
                  Password      %6$s
                                (%10$s; kept in %7$s)

                  Data          %8$s
                  Logs          %9$s
                  To stop       Ctrl-C

                """,
                seconds,
                api,
                options.url(ServiceRole.PROSPECTOR),
                options.url(ServiceRole.ORION),
                Up.ADMIN,
                adminPassword,
                folder.secrets(),
                hasDatabase ? "as DATABASE_URL says" : folder.path(),
                folder.logs(),
                hasDatabase ? "unless the database had users before" : "the first one");
    }
}
