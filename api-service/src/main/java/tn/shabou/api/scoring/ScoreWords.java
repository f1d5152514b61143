package tn.shabou.api.scoring;

import tn.shabou.api.http.Wording;

/** What the prospector's names for the reasons of a score mean to a reader. */
public final class ScoreWords {

    private ScoreWords() {}

    /** What a feature speaks of, as a reason for a score. */
    public static Wording reason(String feature) {
        return switch (feature) {
            case "sells-to-shops" -> Wording.of("A supplier");
            case "garage" -> Wording.of("A garage");
            case "competitor" -> Wording.of("A competitor");
            case "in-tunisia" -> Wording.of("In a governorate of Tunisia");
            case "offers" -> Wording.of("How much it sells");
            case "shows-prices" -> Wording.of("Shows its prices");
            case "sells-what-we-sell" -> Wording.of("Sells what we sell");
            case "phone" -> Wording.of("Has a telephone");
            case "mobile" -> Wording.of("Has a mobile telephone");
            case "mailbox" -> Wording.of("Has a mailbox of the business");
            case "address" -> Wording.of("Has an address");
            case "website" -> Wording.of("Has a website");
            case "pages-agree" -> Wording.of("Several pages speak of it");
            case "sure-source" -> Wording.of("How sure what is said of it is");
            case "source-errs" -> Wording.of("Its source has had bad data");
            default -> Wording.asIs(feature);
        };
    }

    /** Why a score is zero whatever else is known. */
    public static Wording zero(String because) {
        return switch (because) {
            case "CLOSED" -> Wording.of("It has closed.");
            case "OWN_BRANCH" -> Wording.of("It is a branch of ours.");
            default -> Wording.asIs(because);
        };
    }
}
