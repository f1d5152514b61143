package tn.shabou.api.storefront;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of enquiries; in Arabic in {@code messages/ask_ar.properties}. */
@MessageBundle(value = "ask", locale = "fr")
public interface AskMessages {
    @Message("Ma demande")
    String enquiryTitle();

    @Message("Vous ne payez rien ici. Nous confirmons disponibilité, prix et délai.")
    String enquiryLead();

    @Message("Votre demande est vide")
    String enquiryEmpty();

    @Message(
            "Ajoutez des pièces depuis leur page ; elles restent sur cet appareil jusqu'à l'envoi.")
    String enquiryEmptyHint();

    @Message("Mettre à jour")
    String update();

    @Message("Total")
    String total();

    @Message("Vos coordonnées")
    String yourDetails();

    @Message("Téléphone")
    String phone();

    @Message("Huit chiffres, ou avec l'indicatif du pays (+213 …).")
    String phoneHint();

    @Message("Nom")
    String name();

    @Message("Facultatif")
    String nameHint();

    @Message("Voiture")
    String vehicleOfEnquiry();

    @Message("Marque, modèle, année, moteur : pour vérifier que tout va.")
    String vehicleHint();

    @Message("Message")
    String noteField();

    @Message("Commander par WhatsApp")
    String sendWhatsApp();

    @Message("Rappelez-moi")
    String sendPhone();

    @Message(
            "La demande est d'abord enregistrée chez nous ; WhatsApp s'ouvre ensuite avec le message prêt.")
    String afterSending();

    @Message("Laissez ce champ vide")
    String leaveEmpty();

    @Message("Demande {code}")
    String receiptTitle(String code);

    @Message("Votre demande est enregistrée.")
    String receiptKept();

    @Message("Envoyez maintenant le message : une personne vous répond.")
    String receiptNext();

    @Message("Nous vous rappelons au numéro que vous avez donné.")
    String receiptCall();

    @Message("Ouvrir WhatsApp")
    String openWhatsApp();

    @Message("Copier le message")
    String copyMessage();

    @Message("Appeler")
    String call();

    @Message("Gardez cette page : elle dit où en est votre demande.")
    String receiptBookmark();

    @Message("Reçue")
    String stateNEW();

    @Message("Répondue")
    String stateANSWERED();

    @Message("Commandée")
    String stateORDERED();

    @Message("Terminée")
    String stateDONE();

    @Message("Annulée")
    String stateCANCELLED();
}
