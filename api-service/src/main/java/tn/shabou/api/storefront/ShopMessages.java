package tn.shabou.api.storefront;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/**
 * The words of the frame, the home page and lists; in Arabic in {@code
 * messages/shop_ar.properties}.
 */
@MessageBundle(value = "shop", locale = "fr")
public interface ShopMessages {
    @Message("Pièces auto en Tunisie")
    String tagline();

    @Message("Accueil")
    String home();

    @Message("Catégories")
    String categories();

    @Message("Mon véhicule")
    String myVehicle();

    @Message("Mon garage")
    String myGarage();

    @Message("Ma demande")
    String enquiry();

    @Message("Contact")
    String contact();

    @Message("Qui sommes-nous")
    String about();

    @Message("Mentions légales")
    String legal();

    @Message("Navigation principale")
    String mainNavigation();

    @Message("Chercher dans le catalogue")
    String siteSearch();

    @Message("Pièce, référence ou véhicule")
    String searchHint();

    @Message("Chercher")
    String search();

    @Message("Pièces auto qui vont sur votre voiture")
    String homeTitle();

    @Message(
            "Trouvez la bonne pièce pour votre voiture : par véhicule, par référence d'origine ou par nom. Prix en dinars, stock réel, commande par WhatsApp.")
    String homeDescription();

    @Message(
            "Choisissez votre voiture ou tapez une référence : nous disons si la pièce va, et pourquoi.")
    String homeLead();

    @Message("Choisir ma voiture")
    String chooseVehicle();

    @Message("Quelle est votre marque ?")
    String chooseMake();

    @Message("Les familles de pièces")
    String familiesTitle();

    @Message("Les plus demandées")
    String popularTitle();

    @Message("La bonne pièce")
    String promiseFitTitle();

    @Message(
            "Chaque pièce est comparée à votre voiture : elle va, ne va pas, ou reste à vérifier. La raison est toujours écrite.")
    String promiseFit();

    @Message("Le prix, sans surprise")
    String promisePriceTitle();

    @Message("Prix en dinars, historique visible, équivalents moins chers à côté.")
    String promisePrice();

    @Message("Une personne répond")
    String promiseOrderTitle();

    @Message(
            "Votre demande est enregistrée, puis confirmée par WhatsApp ou par téléphone. Vous ne payez rien en ligne.")
    String promiseOrder();

    @Message("Toutes les pièces")
    String allPieces();

    @Message("Tout voir")
    String seeAll();

    @Message("En stock")
    String inStock();

    @Message("Épuisé")
    String outOfStock();

    @Message("Filtres")
    String filters();

    @Message("Appliquer")
    String apply();

    @Message("Tout effacer")
    String clearAll();

    @Message("Enlever")
    String remove();

    @Message("Enlever : {what}")
    String removeOf(String what);

    @Message("Marque")
    String brandFacet();

    @Message("Qualité")
    String tierFacet();

    @Message("Famille")
    String categoryFacet();

    @Message("Prix (DT)")
    String priceFacet();

    @Message("Disponibilité")
    String stockFacet();

    @Message("Prix minimal")
    String minPrice();

    @Message("Prix maximal")
    String maxPrice();

    @Message("et plus")
    String andMore();

    @Message("Trier par")
    String sortBy();

    @Message("Les plus demandées")
    String sortPopularity();

    @Message("Prix croissant")
    String sortPrice();

    @Message("Prix décroissant")
    String sortPriceDown();

    @Message("Nom")
    String sortName();

    @Message("Nouveautés")
    String sortNewest();

    @Message("Aucune pièce ne correspond")
    String nothingFound();

    @Message(
            "Enlevez un filtre, ou dites-nous ce que vous cherchez : nous commandons aussi sur demande.")
    String nothingFoundHint();

    @Message("{name} pour {car}")
    String forVehicle(String name, String car);

    @Message("Pièces pour {car}")
    String piecesFor(String car);

    @Message("Résultats pour « {query} »")
    String searchTitle(String query);

    @Message("Que cherchez-vous ?")
    String searchEmptyTitle();

    @Message(
            "Tapez le nom d'une pièce, une référence d'origine ou votre voiture. Les fautes de frappe ne gênent pas.")
    String searchEmpty();

    @Message("Nous avons cherché « {query} ».")
    String corrected(String query);

    @Message("Trouvé par référence")
    String laneReference();

    @Message("Trouvé pour ce véhicule")
    String laneVehicle();
}
