package tn.shabou.api.storefront;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/**
 * The words of the page of a part, and of comparing parts; in Arabic in {@code
 * messages/part_ar.properties}.
 */
@MessageBundle(value = "part", locale = "fr")
public interface PartMessages {
    @Message("Marque")
    String brand();

    @Message("Description")
    String description();

    @Message("Ajouter à ma demande")
    String addToEnquiry();

    @Message("Ajoutée à votre demande")
    String added();

    @Message("Ouvrir")
    String open();

    @Message("Quantité")
    String quantity();

    @Message("Comparer")
    String compare();

    @Message("Ajoutée à la comparaison")
    String addedToCompare();

    @Message("Comparer des pièces")
    String compareTitle();

    @Message("Rien à comparer encore")
    String compareEmpty();

    @Message(
            "Sur la page d'une pièce, touchez « Comparer » ; jusqu'à quatre se placent ici côte à côte.")
    String compareEmptyHint();

    @Message("Va sur votre voiture ?")
    String fitTitle();

    @Message("Choisissez votre voiture pour le savoir.")
    String fitUnknown();

    @Message("Dites-nous-en plus pour en être sûr")
    String tellMore();

    @Message("Vérifier")
    String checkFit();

    @Message("Convient")
    String fits();

    @Message("Ne convient pas")
    String fitsNot();

    @Message("À vérifier")
    String toCheck();

    @Message("Références")
    String references();

    @Message("Chez nous")
    String kindSKU();

    @Message("Fabricant")
    String kindMPN();

    @Message("Origine constructeur")
    String kindOE();

    @Message("Autres marques")
    String kindCROSS();

    @Message("Remplacées")
    String kindSUPERSEDED();

    @Message("Copié")
    String copied();

    @Message("Caractéristiques")
    String specifications();

    @Message("Équivalents")
    String equivalents();

    @Message("Même numéro ou même place sur la même voiture, par qualité puis par prix.")
    String equivalentsHint();

    @Message("même numéro")
    String sameNumber();

    @Message("même voiture")
    String sameVehicle();

    @Message("{amount} DT de moins")
    String cheaper(String amount);

    @Message("{amount} DT de plus")
    String dearer(String amount);

    @Message("même prix")
    String samePrice();

    @Message("À changer en même temps")
    String related();

    @Message("Voitures compatibles")
    String fitment();

    @Message("D'autres voitures encore : choisissez la vôtre ci-dessus.")
    String fitmentMore();

    @Message("à confirmer")
    String notConfirmed();

    @Message("Historique du prix")
    String priceHistory();

    @Message("Plus bas prix des 30 derniers jours")
    String lowest30();

    @Message("Depuis le")
    String since();

    @Message("Livraison")
    String delivery();

    @Message(
            "Retrait au magasin le jour même si la pièce est en stock, ou envoi dans les 24 gouvernorats ; délai et frais sont dits avant que vous confirmiez.")
    String deliveryText();

    @Message("Garantie")
    String warranty();

    @Message(
            "Garantie légale contre les défauts. Échange si la pièce ne va pas sur la voiture que vous nous avez indiquée.")
    String warrantyText();

    @Message("Remplacée par")
    String replacedBy();

    @Message("Remplace")
    String replaces();

    @Message("Origine constructeur")
    String tierGENUINE();

    @Message("Équipementier")
    String tierOEM();

    @Message("Adaptable")
    String tierAFTERMARKET();

    @Message("Occasion")
    String tierUSED();

    @Message("Photos de la pièce")
    String photos();

    @Message("Photo {number}")
    String photo(int number);

    @Message("Agrandir")
    String enlarge();

    @Message("Dessin de la famille de pièces, pas une photo")
    String noPhoto();
}
