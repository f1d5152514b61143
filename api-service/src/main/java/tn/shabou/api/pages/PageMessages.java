package tn.shabou.api.pages;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of components; in Arabic in {@code messages/page_ar.properties}. */
@MessageBundle(value = "page", locale = "fr")
public interface PageMessages {

    @Message("Aller au contenu")
    String skip();

    @Message("DT")
    String dinar();

    @Message("Shabou")
    String shop();

    @Message("Suite")
    String next();

    @Message("Première page")
    String first();

    @Message("Pages")
    String pages();

    @Message("Chargement…")
    String loading();

    @Message("Fermer")
    String close();

    @Message("obligatoire")
    String required();
}
