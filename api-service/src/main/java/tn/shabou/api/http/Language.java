package tn.shabou.api.http;

import java.util.List;
import java.util.Locale;

/** The languages of the shop. */
public enum Language {
    FR,
    AR;

    /** The first of the reader's languages that the shop speaks, else French. */
    public static Language of(List<Locale> accepted) {
        for (var locale : accepted) {
            for (var language : values()) {
                if (locale.getLanguage().equalsIgnoreCase(language.name())) {
                    return language;
                }
            }
        }
        return FR;
    }
}
