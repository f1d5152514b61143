package tn.shabou.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TranslationsTest {

    private static final Pattern PLACE = Pattern.compile("%(?:(\\d+)\\$)?(,?[a-z])");
    private static final Pattern ARABIC = Pattern.compile("\\p{IsArabic}{2,}");

    @ParameterizedTest
    @ValueSource(strings = {"fr", "ar"})
    void everyRefusalIsSaidInEveryLanguage(String language) throws IOException {
        assertThat(SpokenTexts.all().constant())
                .as("texts that problems/%s.json lacks", language)
                .filteredOn(text -> !bare(text).isEmpty())
                .allSatisfy(text -> assertThat(translations(language)).containsKey(text));
    }

    @Test
    void noRefusalIsMadeUpOfPieces() throws IOException {
        assertThat(SpokenTexts.all().untranslatable())
                .as("say it as new Problem(TYPE, \"… %%s …\", argument) or as a Wording")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "ar"})
    void nothingIsTranslatedThatIsNeverSaid(String language) throws IOException {
        assertThat(SpokenTexts.all().constant()).containsAll(translations(language).keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "ar"})
    void aTranslationHoldsTheSameArguments(String language) throws IOException {
        assertThat(translations(language))
                .allSatisfy((english, said) -> {
                    assertThat(places(said)).as(said).isEqualTo(places(english));
                    assertThat(bare(said)).isNotBlank().isNotEqualTo(bare(english));
                });
    }

    @Test
    void arabicIsWrittenInArabic() throws IOException {
        assertThat(translations("ar").values())
                .allSatisfy(said -> assertThat(said).containsPattern(ARABIC));
    }

    /** Kind of each argument, by its number. */
    private static Map<Integer, String> places(String text) {
        var places = new TreeMap<Integer, String>();
        int next = 1;
        var place = PLACE.matcher(text);
        while (place.find()) {
            var number = place.group(1) == null ? next++ : Integer.parseInt(place.group(1));
            places.put(number, place.group(2));
        }
        return places;
    }

    private static String bare(String text) {
        return PLACE.matcher(text).replaceAll("").strip();
    }

    private static Map<String, String> translations(String language) throws IOException {
        try (var file =
                TranslationsTest.class.getResourceAsStream("/problems/" + language + ".json")) {
            return new ObjectMapper().readValue(file, new TypeReference<>() {});
        }
    }
}
