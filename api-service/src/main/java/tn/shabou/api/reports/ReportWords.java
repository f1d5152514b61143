package tn.shabou.api.reports;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/**
 * What the report says, in French; {@code messages/report_ar.properties} says it in Arabic. Takes
 * nothing that was scraped, which the templates escape themselves.
 */
@MessageBundle("report")
public interface ReportWords {

    @Message("Semaine du {from} au {to}")
    String title(String from, String to);

    @Message("Nouveaux contacts professionnels")
    String leads();

    @Message("Nouveaux cette semaine : {count}")
    String newLeads(long count);

    @Message("Aucun nouveau cette semaine.")
    String noLeads();

    @Message("Les meilleurs, que personne n’a encore regardés")
    String bestLeads();

    @Message("Fournisseur")
    String supplier();

    @Message("Garage")
    String garage();

    @Message("Concurrent")
    String competitor();

    @Message("gouvernorat inconnu")
    String nowhere();

    @Message("Prix qui ont bougé")
    String moves();

    @Message("Aucun prix n’a bougé.")
    String noMoves();

    @Message("Pièce")
    String part();

    @Message("Vendeur")
    String seller();

    @Message("Avant")
    String before();

    @Message("Maintenant")
    String now();

    @Message("Écart")
    String difference();

    @Message("Ce qui manque")
    String gaps();

    @Message("Cherché en vain dans la boutique")
    String misses();

    @Message("{times} fois")
    String times(long times);

    @Message("Vendu par d’autres, pas par nous")
    String unsold();

    @Message("vendeurs : {count}")
    String sellers(int count);

    @Message("dès {amount}")
    String lowest(String amount);

    @Message("Rien ne manque, pour ce que nous savons.")
    String noGaps();

    @Message("Où nous sommes les plus chers")
    String dearest();

    @Message("Où nous sommes les moins chers")
    String cheapest();

    @Message("Nous")
    String ours();

    @Message("Marché (médiane)")
    String market();

    @Message(
            "Prix comparés : dinars, taxes comprises, à la pièce, neuf, disponible, vus depuis moins de 14 jours.")
    String howCompared();

    @Message("À faire")
    String todo();

    @Message("Meilleurs contacts à regarder et à décider : {count}")
    String todoLeads(int count);

    @Message("Prix au-dessus du marché à revoir : {count}")
    String todoDearest(int count);

    @Message("Prix au-dessous du marché qui pourraient monter : {count}")
    String todoCheapest(int count);

    @Message("Recherches sans réponse, où manque un synonyme ou un article : {count}")
    String todoMisses(int count);

    @Message("Pièces que d’autres vendent, à vendre ou non : {count}")
    String todoUnsold(int count);

    @Message("Sources en difficulté à regarder : {count}")
    String todoSources(int count);

    @Message("Le score {version} est moins souvent confirmé par vos décisions : voir les modèles.")
    String todoModel(String version);

    @Message(
            "Les prévisions se trompent {percent} % de plus qu’au trimestre d’avant : voir leur justesse.")
    String todoForecasts(Integer percent);

    @Message("Rien cette semaine.")
    String todoNothing();

    @Message("Santé des sources")
    String sources();

    @Message("Aucune source n’est active.")
    String noSources();

    @Message("pages : {pages}, en échec : {failed}, refusées par robots.txt : {refused}")
    String pages(long pages, long failed, long refused);

    @Message("désactivée")
    String disabled();
}
