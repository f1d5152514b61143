package tn.shabou.api.storefront;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import tn.shabou.api.http.Language;
import tn.shabou.api.pages.PageMessages;

/** Words of the storefront that are needed outside a template. */
final class Said {

    private record Bundle(Class<?> type, Language language) {}

    /** Asking the container costs more than many a word, and a page needs dozens. */
    private static final ConcurrentMap<Bundle, Object> KNOWN = new ConcurrentHashMap<>();

    private Said() {}

    static ShopMessages shop(Language language) {
        return words(ShopMessages.class, language);
    }

    static CarMessages car(Language language) {
        return words(CarMessages.class, language);
    }

    static PartMessages part(Language language) {
        return words(PartMessages.class, language);
    }

    static AskMessages ask(Language language) {
        return words(AskMessages.class, language);
    }

    static HouseMessages house(Language language) {
        return words(HouseMessages.class, language);
    }

    static PageMessages page(Language language) {
        return words(PageMessages.class, language);
    }

    private static <T> T words(Class<T> type, Language language) {
        return type.cast(KNOWN.computeIfAbsent(new Bundle(type, language), Said::found));
    }

    private static Object found(Bundle bundle) {
        return MessageBundles.get(bundle.type, Localized.Literal.of(bundle.language.tag()));
    }
}
