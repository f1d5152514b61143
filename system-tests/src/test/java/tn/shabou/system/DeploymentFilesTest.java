package tn.shabou.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Ingress;
import io.kubernetes.client.openapi.models.V1Job;
import io.kubernetes.client.openapi.models.V1Namespace;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import io.kubernetes.client.openapi.models.V2HorizontalPodAutoscaler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/**
 * What would be found only on a server: misspelt fields, secrets that nobody makes, doors left
 * open.
 */
class DeploymentFilesTest {

    private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();
    private static final Path KUBERNETES = REPOSITORY.resolve("deploy/kubernetes");
    private static final Gson GSON = new Gson();

    /** Fields and what must be there, as Kubernetes itself describes them. */
    private static final Map<String, Description> KINDS =
            Map.of(
                    "v1 Namespace", V1Namespace::validateJsonElement,
                    "v1 Service", V1Service::validateJsonElement,
                    "apps/v1 Deployment", V1Deployment::validateJsonElement,
                    "apps/v1 StatefulSet", V1StatefulSet::validateJsonElement,
                    "batch/v1 Job", V1Job::validateJsonElement,
                    "policy/v1 PodDisruptionBudget", V1PodDisruptionBudget::validateJsonElement,
                    "networking.k8s.io/v1 Ingress", V1Ingress::validateJsonElement,
                    "networking.k8s.io/v1 NetworkPolicy", V1NetworkPolicy::validateJsonElement,
                    "autoscaling/v2 HorizontalPodAutoscaler",
                            V2HorizontalPodAutoscaler::validateJsonElement);

    /**
     * Of KEDA and of the operator of PostgreSQL: checked by the workflow, which has their schemas.
     */
    private static final Set<String> OF_OPERATORS =
            Set.of(
                    "keda.sh/v1alpha1 ScaledObject",
                    "keda.sh/v1alpha1 TriggerAuthentication",
                    "postgresql.cnpg.io/v1 Cluster",
                    "postgresql.cnpg.io/v1 ScheduledBackup");

    @FunctionalInterface
    private interface Description {
        void check(JsonElement object) throws IOException;
    }

    @Test
    void kubernetesKnowsEveryFieldOfTheManifests() throws Exception {
        var objects = new ArrayList<Map<String, Object>>();
        for (var file : manifests()) {
            objects.addAll(documents(KUBERNETES.resolve("base/" + file)));
        }

        assertThat(objects).hasSizeGreaterThan(20);
        for (var object : objects) {
            var kind = object.get("apiVersion") + " " + object.get("kind");
            if (!OF_OPERATORS.contains(kind)) {
                assertThat(KINDS).containsKey(kind);
                assertThatCode(() -> KINDS.get(kind).check(GSON.toJsonTree(object)))
                        .as("%s %s", kind, object.get("metadata"))
                        .doesNotThrowAnyException();
            }
        }
    }

    @Test
    void everyManifestIsAppliedAndEveryImageOfOursNamed() throws Exception {
        try (var files = Files.list(KUBERNETES.resolve("base"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            Stream.concat(manifests().stream(), Stream.of("kustomization.yaml"))
                                    .toList());
        }
        var used = matches("image: (shabou/\\S+)", baseText());
        var named =
                matches(
                        "name: (shabou/[^,]+)",
                        read("deploy/kubernetes/overlays/small/kustomization.yaml"));
        assertThat(named).isEqualTo(used);
    }

    @Test
    void everySecretOfTheComposeStackIsMadeOnInstallation(
            @org.junit.jupiter.api.io.TempDir Path server) throws Exception {
        var install = Files.createDirectories(server.resolve("deploy")).resolve("install");
        Files.copy(REPOSITORY.resolve("deploy/install"), install);
        var words = List.of("sh", install.toString(), "--domain", "a.tn", "--admin", "me@a.tn");
        var run = new ProcessBuilder(words).redirectErrorStream(true).start();
        assertThat(new String(run.getInputStream().readAllBytes())).contains("secrets made");

        var stack = compose();
        assertThat(map(stack, "secrets").values())
                .allSatisfy(secret ->
                        assertThat(server.resolve((String) ((Map<?, ?>) secret).get("file")))
                                .isNotEmptyFile());
        var used =
                services(stack).values().stream()
                        .flatMap(service -> list(service, "secrets").stream())
                        .collect(Collectors.toSet());
        assertThat(used).isEqualTo(map(stack, "secrets").keySet());
    }

    @Test
    void onlyCaddyIsReachedAndNobodyMayWriteOrTakeAllMemory() throws Exception {
        assertThat(services(compose()))
                .allSatisfy((name, service) -> {
                    assertThat(service.containsKey("ports")).isEqualTo(name.equals("caddy"));
                    assertThat(service).containsEntry("read_only", true).containsKey("mem_limit");
                    assertThat(list(service, "cap_drop")).hasToString("[ALL]");
                });
        int megabytes =
                services(compose()).entrySet().stream()
                        // One colour runs, and migrations end before the others begin.
                        .filter(one -> !Set.of("api-green", "migrate").contains(one.getKey()))
                        .mapToInt(one ->
                                Integer.parseInt(
                                        one.getValue()
                                                .get("mem_limit")
                                                .toString()
                                                .replace("m", "")))
                        .sum();
        assertThat(megabytes).as("on a server of 4 GB").isLessThan(3_700);
    }

    @Test
    void aCommandTakesThePlaceOfTheBackupsAsOneThatRestoresDoes() throws Exception {
        assertThat(services(compose()).get("backups"))
                .containsEntry("entrypoint", List.of("start"))
                .containsEntry("command", List.of("backups"));
    }

    @Test
    void prometheusAsksOnlyWhoIsThere() throws Exception {
        var settings = read("deploy/prometheus/prometheus.yml");
        var asked = matches("\"(?:redis://)?([a-z-]+):\\d+\"", settings);
        assertThat(services(compose()).keySet())
                .containsAll(asked.stream().filter(name -> !name.equals("localhost")).toList());
        assertThat(asked)
                .contains(
                        "api-blue",
                        "api-green",
                        "orion",
                        "prospector",
                        "postgres-exporter",
                        "redis-exporter");
    }

    @ParameterizedTest
    @ValueSource(strings = {"small", "large"})
    void postgresHasAConnectionForEveryReplicaThereMayBe(String overlay) throws Exception {
        int api = number("SHABOU_DATABASE_CONNECTIONS, value: \"(\\d+)\"", baseText());
        int wanted =
                most(overlay, "api", "maxReplicas") * (api + 1)
                        + most(overlay, "orion", "maxReplicaCount") * pool("orion")
                        + most(overlay, "prospector", "maxReplicaCount") * pool("prospector");

        // A quarter more while replicas are replaced by others, and what PostgreSQL keeps for
        // itself.
        assertThat(wanted * 5 / 4 + 3)
                .isLessThanOrEqualTo(
                        patched(overlay, "postgres", "max_connections")
                                .orElse(number("max_connections: \"(\\d+)\"", baseText())));
    }

    private static int pool(String service) throws IOException {
        var settings = read(service + "-service/src/main/resources/application.properties");
        return number("quarkus.datasource.reactive.max-size=(\\d+)", settings);
    }

    private static int most(String overlay, String service, String field) throws IOException {
        var named = "(?s)name: %s}\nspec:(?:(?!---).)*?%s: (\\d+)".formatted(service, field);
        var base = Files.readString(KUBERNETES.resolve("base/scaling.yaml"));
        return patched(overlay, service, field).orElse(number(named, base));
    }

    private static Optional<Integer> patched(String overlay, String name, String field)
            throws IOException {
        var text = read("deploy/kubernetes/overlays/%s/kustomization.yaml".formatted(overlay));
        return matches(
                        "(?s)name: %s}(?:(?!target:).)*?/%s, value: \"?(\\d+)"
                                .formatted(name, field),
                        text)
                .stream()
                .map(Integer::valueOf)
                .findFirst();
    }

    private static int number(String pattern, String text) {
        return Integer.parseInt(matches(pattern, text).iterator().next());
    }

    private static List<String> manifests() throws IOException {
        return list(
                        documents(KUBERNETES.resolve("base/kustomization.yaml")).getFirst(),
                        "resources")
                .stream()
                .map(String::valueOf)
                .toList();
    }

    private static String baseText() throws IOException {
        var text = new StringBuilder();
        for (var file : manifests()) {
            text.append(Files.readString(KUBERNETES.resolve("base/" + file)));
        }
        return text.toString();
    }

    private static Map<String, Object> compose() throws IOException {
        return documents(REPOSITORY.resolve("docker-compose.yml")).getFirst();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Map<String, Object>> services(Map<String, Object> stack) {
        return (Map<String, Map<String, Object>>) stack.get("services");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Map<String, Object> in, String name) {
        return (Map<String, Object>) in.get(name);
    }

    private static List<?> list(Map<String, Object> in, String name) {
        return (List<?>) in.getOrDefault(name, List.of());
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> documents(Path file) throws IOException {
        var documents = new ArrayList<Map<String, Object>>();
        new Yaml()
                .loadAll(Files.readString(file))
                .forEach(one -> documents.add((Map<String, Object>) one));
        return documents;
    }

    private static String read(String file) throws IOException {
        return Files.readString(REPOSITORY.resolve(file));
    }

    private static Set<String> matches(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult result) -> result.group(1))
                .collect(Collectors.toSet());
    }
}
