package tn.shabou.api.http;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** What is said in English, in French and in Arabic; a test sees to it that nothing is missing. */
final class Translations {

    private static final Map<String, String> FRENCH = read("/problems/fr.json");
    private static final Map<String, String> ARABIC = read("/problems/ar.json");

    private Translations() {}

    static String of(String english, ReaderLanguage language) {
        return switch (language) {
            case EN -> english;
            case FR -> FRENCH.getOrDefault(english, english);
            case AR -> ARABIC.getOrDefault(english, english);
        };
    }

    private static Map<String, String> read(String resource) {
        try (var file = Translations.class.getResourceAsStream(resource)) {
            return new ObjectMapper().readValue(file, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
