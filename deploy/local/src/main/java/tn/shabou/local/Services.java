package tn.shabou.local;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import tn.shabou.local.database.Database;
import tn.shabou.local.database.ServiceRole;
import tn.shabou.local.process.CannotRun;
import tn.shabou.local.process.ChildProcess;

/** The three services: what each is told, how they are started together and ended together. */
record Services(UpOptions options, Environment environment, DataFolder folder) {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** To write down what was learnt. */
    private static final Duration LONG_PATIENCE = Duration.ofMinutes(10);

    /**
     * Starts all of them and waits until they are ready.
     *
     * @param running is told of each as soon as it is started, whatever becomes of the others
     * @throws CannotRun when one cannot be started, dies or takes too long
     */
    Map<ServiceRole, ChildProcess> start(
            Map<ServiceRole, Database> databases, String redis, Running running) {
        var together = running.together();
        var processes = new EnumMap<ServiceRole, ChildProcess>(ServiceRole.class);
        for (var service : ServiceRole.values()) {
            Shabou.say("Starting " + service.name().toLowerCase(Locale.ROOT));
            var database = Objects.requireNonNull(databases.get(service));
            var variables = variables(service, database, redis);
            var program = program(service);
            var process =
                    options.toLearn() ? program.startToLearn(variables) : program.start(variables);
            together.add(() -> process.stop(options.toLearn() ? LONG_PATIENCE : PATIENCE));
            processes.put(service, process);
        }
        awaitReady(processes);
        return processes;
    }

    private String[] healthUrls(ServiceRole service) {
        var management = "http://127.0.0.1:" + managementPort(service);
        return options.toLearn()
                ? new String[] {options.url(service), management}
                : new String[] {options.url(service)};
    }

    private int managementPort(ServiceRole service) {
        return options.port(service) + 1000;
    }

    /** How it is run here. */
    ServiceProcess program(ServiceRole service) {
        return new ServiceProcess(service, environment.home(), folder.logs());
    }

    /** Until all of them are, or the first has failed. */
    private void awaitReady(Map<ServiceRole, ChildProcess> processes) {
        var failed = new CompletableFuture<Void>();
        var ready = new ArrayList<CompletableFuture<Void>>();
        processes.forEach((service, process) ->
                ready.add(
                        CompletableFuture.runAsync(
                                        () ->
                                                ServiceProcess.awaitReady(
                                                        process, healthUrls(service)),
                                        Thread::startVirtualThread)
                                .whenComplete((_, e) -> fail(failed, e))));
        var all = CompletableFuture.allOf(ready.toArray(CompletableFuture[]::new));
        CompletableFuture.anyOf(failed, all).join();
    }

    private static void fail(CompletableFuture<Void> future, @Nullable Throwable cause) {
        if (cause != null) {
            future.completeExceptionally(cause);
        }
    }

    /** What a service is told; what it need not know it is not told. */
    private Map<String, String> variables(ServiceRole service, Database database, String redis) {
        var variables = new HashMap<>(environment.settings());
        variables.put("DATABASE_URL", database.url());
        variables.put("REDIS_URL", redis);
        variables.put("SHABOU_HTTP_PORT", Integer.toString(options.port(service)));
        variables.put("SHABOU_HTTP_HOST", options.host(service));
        if (options.toLearn()) {
            // Heard only by what was built for a container.
            variables.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
            variables.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(managementPort(service)));
        }
        if (service == ServiceRole.API) {
            var secrets = Secrets.in(folder.secrets());
            variables.put("JWT_SECRET", secrets.jwtSecret());
            variables.put("JWT_REFRESH_SECRET", secrets.jwtRefreshSecret());
            variables.put("FRONTEND_URL", options.url(ServiceRole.API));
            variables.putIfAbsent("SHABOU_MEDIA", folder.media().toString());
            variables.put("SHABOU_ADMIN_EMAIL", Up.ADMIN);
            variables.put("SHABOU_ADMIN_PASSWORD", secrets.adminPassword());
        }
        if (service == ServiceRole.PROSPECTOR && options.demo()) {
            variables.put("SHABOU_CRAWL_ALLOW_LOOPBACK", "true");
        }
        return variables;
    }
}
