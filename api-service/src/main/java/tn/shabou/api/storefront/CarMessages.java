package tn.shabou.api.storefront;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words about the car somebody has; in Arabic in {@code messages/car_ar.properties}. */
@MessageBundle(value = "car", locale = "fr")
public interface CarMessages {
    @Message("Quelle est votre voiture ?")
    String vehicleTitle();

    @Message(
            "Choisissez marque, modèle, génération et moteur : le catalogue ne montre plus que ce qui va.")
    String vehicleDescription();

    @Message("Marque")
    String stepMake();

    @Message("Modèle")
    String stepModel();

    @Message("Génération")
    String stepGeneration();

    @Message("Moteur")
    String stepEngine();

    @Message("Quel modèle de {car} ?")
    String chooseModelOf(String car);

    @Message("Quelle génération de {car} ?")
    String chooseGenerationOf(String car);

    @Message("Quel moteur de {car} ?")
    String chooseEngineOf(String car);

    @Message("Je ne sais pas : toutes les pièces pour")
    String unsure();

    @Message("Essence")
    String fuelPETROL();

    @Message("Diesel")
    String fuelDIESEL();

    @Message("GPL")
    String fuelLPG();

    @Message("Hybride")
    String fuelHYBRID();

    @Message("Électrique")
    String fuelELECTRIC();

    @Message("{hp} ch")
    String horsepower(int hp);

    @Message(
            "Sur la carte grise, « Type moteur » et l'année de première mise en circulation disent tout ce qu'il faut.")
    String vinHint();

    @Message("Garder dans mon garage")
    String saveVehicle();

    @Message("Gardée dans votre garage")
    String vehicleSaved();

    @Message("Votre garage est vide")
    String garageEmpty();

    @Message("Choisissez votre voiture une fois ; elle reste sur cet appareil, sans compte.")
    String garageEmptyHint();

    @Message("Vos voitures restent sur cet appareil. Le lien ci-dessous les ouvre sur un autre.")
    String garageLead();

    @Message("Copier le lien de mon garage")
    String shareGarage();

    @Message("Ajouter une voiture")
    String addVehicle();

    @Message("Chercher pour cette voiture")
    String useVehicle();

    @Message("Garder ces voitures sur cet appareil")
    String takeGarage();

    @Message("Seulement pour ma voiture")
    String onlyMine();
}
