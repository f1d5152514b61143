package tn.shabou.api.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tn.shabou.api.ApiTest;

/** Whoever reads only the document knows how to call the service. */
@ApiTest
class OpenApiDocumentTest {

    private static final String EXAMPLES = "api-service/src/main/resources/openapi/examples/";

    @Test
    void isInTheVersionThatKnowsJsonSchema() {
        assertThat(ApiOperation.document().path("openapi").asText()).startsWith("3.1");
        assertThat(ApiOperation.document().path("servers")).isNotEmpty();
    }

    @Test
    void describesEveryRouteOfTheServiceAndNoOther() {
        var documented = ApiOperation.all().stream().map(o -> o.method() + " " + o.path()).toList();

        assertThat(documented).containsExactlyInAnyOrderElementsOf(routes());
    }

    @Test
    void saysWhatEachOperationDoesAndWhereItBelongs() {
        assertThat(missing(operation -> operation.node().path("summary").asText().isBlank()))
                .as("Annotate these methods with @Operation(summary = …)")
                .isEmpty();
        assertThat(missing(operation -> operation.node().path("tags").isEmpty()))
                .as("Annotate the classes of these methods with @Tag(name = …)")
                .isEmpty();
    }

    @Test
    void showsAnAnswerOfEachOperation() {
        var withoutExample =
                ApiOperation.all().stream()
                        .filter(operation -> !hasExample(operation.success().getValue()))
                        .filter(operation -> !operation.success().getKey().equals("204"))
                        .map(operation -> EXAMPLES + operation.id() + ".json   for " + operation)
                        .toList();

        assertThat(withoutExample)
                .as(
                        "Add these files: {\"request\": {\"query\": {…}, \"body\": …}, \"answer\": {\"status\": …, \"body\": …}}."
                                + " For a GET write the request only, run OpenApiAnswersTest with -Dopenapi.record=true, and read what it added.")
                .isEmpty();
    }

    @Test
    void showsABodyForEachOperationThatTakesOne() {
        assertThat(
                        missing(operation ->
                                operation.node().has("requestBody")
                                        && !hasExample(operation.node().path("requestBody"))))
                .as("Add request.body to the files of these in %s", EXAMPLES)
                .isEmpty();
    }

    @Test
    void explainsEveryParameter() {
        var unexplained = new ArrayList<String>();
        for (var operation : ApiOperation.all()) {
            operation
                    .parameters()
                    .filter(parameter -> parameter.path("description").asText().isBlank())
                    .forEach(parameter ->
                            unexplained.add(parameter.path("name").asText() + " of " + operation));
        }

        assertThat(unexplained)
                .as(
                        "Annotate these with @Parameter(description = …), or, if it means the same everywhere, add it to"
                                + " api-service/src/main/resources/openapi/parameters.json")
                .isEmpty();
    }

    @Test
    void tellsTheLimitsOfEveryParameter() {
        var unlimited = new ArrayList<String>();
        for (var operation : ApiOperation.all()) {
            operation
                    .parameters()
                    .filter(parameter -> !parameter.path("in").asText().equals("cookie"))
                    .filter(parameter -> isUnlimited(parameter.path("schema")))
                    .forEach(parameter ->
                            unlimited.add(parameter.path("name").asText() + " of " + operation));
        }

        assertThat(unlimited)
                .as("Limit these with @Size, @Pattern, @Min and @Max, or in http.RequestLimits")
                .isEmpty();
    }

    @Test
    void saysHowEachOperationRefuses() {
        var document = ApiOperation.document();
        for (var operation : ApiOperation.all()) {
            var refusals =
                    operation.node().path("responses").properties().stream()
                            .filter(answer -> !answer.getKey().startsWith("2"))
                            .filter(answer -> !answer.getKey().startsWith("3"))
                            .toList();
            assertThat(refusals)
                    .as("%s", operation)
                    .extracting(e -> e.getKey())
                    .contains("429", "500");
            assertThat(refusals)
                    .as("%s", operation)
                    .allSatisfy(refusal -> {
                        var name = refusal.getValue().path("$ref").asText();
                        var problem = document.at(name.substring(1));
                        assertThat(
                                        problem.path("content")
                                                .path("application/problem+json")
                                                .has("example"))
                                .isTrue();
                    });
            if (!operation.isPublic()) {
                assertThat(refusals)
                        .as("%s", operation)
                        .extracting(e -> e.getKey())
                        .contains("401", "403");
            }
        }
    }

    @Test
    void showsOnlyWhatItsOwnSchemasAllow() {
        var document = ApiOperation.document();
        var schemas = new StrictSchemas(document);
        var faults = new ArrayList<String>();
        for (var operation : ApiOperation.all()) {
            for (var holder :
                    List.of(operation.success().getValue(), operation.node().path("requestBody"))) {
                for (var type : holder.path("content").properties()) {
                    var example = type.getValue().path("example");
                    if (type.getKey().endsWith("json") && !example.isMissingNode()) {
                        schemas.faults(type.getValue().path("schema"), example)
                                .forEach(fault -> faults.add(operation.id() + ".json " + fault));
                    }
                }
            }
        }
        for (var problem : document.path("components").path("responses")) {
            var type = problem.path("content").path("application/problem+json");
            schemas.faults(type.path("schema"), type.path("example"))
                    .forEach(fault -> faults.add("problems.json " + fault));
        }

        assertThat(faults).as("Mend these examples under %s", EXAMPLES).isEmpty();
    }

    private static List<String> missing(Predicate<ApiOperation> lack) {
        return ApiOperation.all().stream().filter(lack).map(ApiOperation::toString).toList();
    }

    private static boolean hasExample(JsonNode holder) {
        var types = holder.path("content");
        return !types.isEmpty()
                && types.properties().stream().allMatch(type -> type.getValue().has("example"));
    }

    private static boolean isUnlimited(JsonNode schema) {
        var text = schema.toString();
        return (text.contains("\"string\"") || text.contains("\"integer\""))
                && Stream.of(
                                "maxLength",
                                "pattern",
                                "enum",
                                "format\":\"date",
                                "format\":\"uuid",
                                "minimum",
                                "maximum",
                                "maxItems")
                        .noneMatch(text::contains);
    }

    /** The routes that the compiled classes declare, such as {@code GET /api/brands}. */
    private static Set<String> routes() {
        var routes = new java.util.TreeSet<String>();
        var classes =
                new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPath("target/classes");
        for (var type : classes) {
            if (type.isAnnotatedWith(Path.class) && !isOfPages(type)) {
                for (var method : type.getMethods()) {
                    verb(method).ifPresent(verb -> routes.add(verb + " " + path(type, method)));
                }
            }
        }
        return routes;
    }

    /** Pages are for people; nothing of them is promised to programs. */
    private static boolean isOfPages(JavaClass type) {
        return type.getPackageName().startsWith("tn.shabou.api.storefront")
                || type.getPackageName().startsWith("tn.shabou.api.backoffice");
    }

    private static java.util.Optional<String> verb(JavaMethod method) {
        return method.getAnnotations().stream()
                .map(annotation -> annotation.getRawType())
                .filter(annotation -> annotation.isAnnotatedWith(HttpMethod.class))
                .map(annotation -> annotation.getAnnotationOfType(HttpMethod.class).value())
                .findFirst();
    }

    private static String path(JavaClass type, JavaMethod method) {
        var whole = type.getAnnotationOfType(Path.class).value();
        if (method.isAnnotatedWith(Path.class)) {
            whole += "/" + method.getAnnotationOfType(Path.class).value();
        }
        return "/"
                + Stream.of(whole.split("/+"))
                        .filter(part -> !part.isEmpty())
                        .reduce((a, b) -> a + "/" + b)
                        .orElse("");
    }
}
