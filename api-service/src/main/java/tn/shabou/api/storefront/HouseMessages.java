package tn.shabou.api.storefront;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/**
 * The words about the shop itself, and of pages that tell of a fault; in Arabic in {@code
 * messages/house_ar.properties}.
 */
@MessageBundle(value = "house", locale = "fr")
public interface HouseMessages {
    @Message("Nous joindre")
    String contactTitle();

    @Message(
            "Une question sur une pièce, une commande, une référence introuvable ? Nous répondons en français et en arabe.")
    String contactLead();

    @Message("Horaires")
    String hours();

    @Message("Adresse")
    String address();

    @Message("Écrire sur WhatsApp")
    String writeWhatsApp();

    @Message(
            "Le magasin n'a pas encore publié ses coordonnées ici. Envoyez une demande : nous vous rappelons.")
    String noContactYet();

    @Message("Un magasin de pièces qui dit ce qu'il sait")
    String aboutTitle();

    @Message(
            "Shabou vend des pièces auto en Tunisie. Chaque pièce est reliée aux voitures sur lesquelles elle va, aux numéros d'origine et à ses équivalents.")
    String aboutText1();

    @Message(
            "Quand une information manque, nous l'écrivons : « à vérifier », et quoi vérifier. Nous ne disons jamais qu'une pièce va sans le savoir.")
    String aboutText2();

    @Message("Les prix sont en dinars, toutes taxes comprises, et leur historique est public.")
    String aboutText3();

    @Message("Mentions légales et vie privée")
    String legalTitle();

    @Message(
            "Les demandes envoyées ici n'engagent pas : la vente est conclue quand nous confirmons prix, délai et frais et que vous acceptez (loi n° 2000-83).")
    String legalSale();

    @Message(
            "Votre numéro sert à répondre à votre demande, et à rien d'autre (loi organique n° 2004-63). Demandez-nous de l'effacer à tout moment.")
    String legalData();

    @Message(
            "Ce site ne pose aucun cookie de suivi. Votre garage et votre demande en cours restent sur votre appareil.")
    String legalCookies();

    @Message("Vente")
    String sale();

    @Message("Vie privée")
    String privacy();

    @Message("Cookies")
    String cookies();

    @Message("Quelque chose s'est mal passé")
    String errorTitle();

    @Message("Réessayez dans un instant. Si cela continue, appelez-nous et donnez ce code :")
    String errorText();

    @Message("Cette page n'existe pas")
    String lostTitle();

    @Message(
            "L'adresse a peut-être changé, ou la pièce n'est plus vendue. Cherchez-la par nom ou par référence.")
    String lostText();

    @Message("Cette demande n'a pas pu être comprise")
    String badTitle();

    @Message(
            "Une valeur de l'adresse n'est pas lisible. Reprenez depuis une liste ou une recherche.")
    String badText();

    @Message("Retour à l'accueil")
    String backHome();

    @Message("Suggestions")
    String suggestions();
}
