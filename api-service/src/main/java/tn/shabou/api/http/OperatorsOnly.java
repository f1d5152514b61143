package tn.shabou.api.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/**
 * Keeps health, metrics and the description of the API ({@code /q/…}) within the house: to
 * everybody else there is nothing there.
 */
@ApplicationScoped
class OperatorsOnly {

    private static final int BEFORE_ALL_BUT_TRACE = 950;

    private final List<Network> operators;
    private final ClientAddress address;
    private final ProblemWriter problems;

    OperatorsOnly(HttpConfig config, ClientAddress address, ProblemWriter problems) {
        this.operators = Network.all(config.operators());
        this.address = address;
        this.problems = problems;
    }

    void install(@Observes Filters filters) {
        filters.register(this::check, BEFORE_ALL_BUT_TRACE);
    }

    private void check(RoutingContext http) {
        var path = http.normalizedPath();
        if (!path.equals("/q") && !path.startsWith("/q/") || isOperator(http)) {
            http.next();
        } else {
            problems.refuse(
                    http, new Problem(HttpProblem.NOT_FOUND, "Nothing answers to %s.", path));
        }
    }

    private boolean isOperator(RoutingContext http) {
        var client = address.find(http);
        return operators.stream().anyMatch(network -> network.contains(client));
    }
}
