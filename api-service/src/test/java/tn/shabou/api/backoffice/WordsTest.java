package tn.shabou.api.backoffice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tn.shabou.api.http.Language;
import tn.shabou.model.forecasts.ForecastBatch;
import tn.shabou.model.leads.FetchPage;
import tn.shabou.model.runs.Agent;

class WordsTest {

    private static final Pattern PLURAL = Pattern.compile("\\.(zero|one|two|few|many)$");
    private static final Pattern PLACE = Pattern.compile("\\{\\w+}");

    private final Words words = new Words(new ObjectMapper());

    static Stream<String> areas() {
        return Stream.concat(
                Stream.of("frame"), Arrays.stream(Place.values()).map(Place::area).distinct());
    }

    @ParameterizedTest
    @MethodSource("areas")
    void bothLanguagesSayTheSameThings(String area) {
        var french = words.of(area, Language.FR);
        var arabic = words.of(area, Language.AR);

        // Arabic has more plurals than French.
        assertThat(arabic.keySet().stream().filter(WordsTest::isNoPlural))
                .containsExactlyInAnyOrderElementsOf(
                        french.keySet().stream().filter(WordsTest::isNoPlural).toList());
        assertThat(french)
                .allSatisfy((name, text) -> {
                    assertThat(text).as(name).isNotBlank();
                    if (isNoPlural(name)) {
                        assertThat(places(arabic.get(name))).as(name).isEqualTo(places(text));
                    }
                });
    }

    @Test
    void everyPageHasAName() {
        assertThat(words.of("frame", Language.FR).keySet())
                .containsAll(Arrays.stream(Place.values()).map(Place::title).toList())
                .containsAll(Place.groups().map(Place.Group::key).toList());
    }

    @Test
    void everyStepOfAnAgentHasAName() {
        var streams =
                Stream.concat(
                        Arrays.stream(Agent.values()).map(Agent::firstStream),
                        new ClassFileImporter()
                                        .importPackagesOf(
                                                Agent.class, ForecastBatch.class, FetchPage.class)
                                        .stream()
                                        .flatMap(one -> one.tryGetField("STREAM").stream())
                                        .map(WordsTest::value));

        assertThat(words.of("admin", Language.FR).keySet())
                .containsAll(
                        streams.map(name -> "step." + name.substring(name.lastIndexOf('.') + 1))
                                .toList());
    }

    private static String value(JavaField constant) {
        try {
            return (String) constant.reflect().get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean isNoPlural(String name) {
        return !PLURAL.matcher(name).find();
    }

    private static String places(String text) {
        return PLACE.matcher(text)
                .results()
                .map(found -> found.group())
                .sorted()
                .collect(Collectors.joining());
    }
}
