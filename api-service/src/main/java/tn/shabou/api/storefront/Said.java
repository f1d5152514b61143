package tn.shabou.api.storefront;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import tn.shabou.api.http.Language;

/** Words of the storefront that are needed outside a template. */
final class Said {

    private Said() {}

    static ShopMessages shop(Language language) {
        return MessageBundles.get(ShopMessages.class, Localized.Literal.of(language.tag()));
    }

    static CarMessages car(Language language) {
        return MessageBundles.get(CarMessages.class, Localized.Literal.of(language.tag()));
    }

    static PartMessages part(Language language) {
        return MessageBundles.get(PartMessages.class, Localized.Literal.of(language.tag()));
    }

    static AskMessages ask(Language language) {
        return MessageBundles.get(AskMessages.class, Localized.Literal.of(language.tag()));
    }

    static HouseMessages house(Language language) {
        return MessageBundles.get(HouseMessages.class, Localized.Literal.of(language.tag()));
    }
}
