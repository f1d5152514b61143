package tn.shabou.api.leads;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.ext.web.RoutingContext;
import tn.shabou.api.http.Wording;

/** One agreement or disagreement of two leads, as the prospector writes it. */
@RegisterForReflection
record KeptEvidence(String feature, String value, double bits) {

    Identity.Reason told(RoutingContext reader) {
        return new Identity.Reason(feature, wording().forReader(reader), bits);
    }

    private Wording wording() {
        return switch (feature) {
            case "PHONE_SAME" -> Wording.of("Both have the phone %s", value);
            case "PHONE_DIFFERENT" -> Wording.of("They have no phone in common");
            case "DOMAIN_SAME" -> Wording.of("Both are at %s on the web", value);
            case "DOMAIN_DIFFERENT" -> Wording.of("Their websites differ");
            case "EMAIL_SAME" -> Wording.of("Both have the e-mail %s", value);
            case "ACCOUNT_SAME" -> Wording.of("Both have the account %s", value);
            case "TAX_NUMBER_SAME" -> Wording.of("Both have the tax number %s", value);
            case "TAX_NUMBER_DIFFERENT" -> Wording.of("Their tax numbers differ");
            case "PLACE_SAME" -> Wording.of("Both are one place on the map of a source");
            case "NAME_SAME" -> Wording.of("They have the same name: %s", value);
            case "NAME_SIMILAR" -> Wording.of("Their names are similar: %s", value);
            case "NAME_DIFFERENT" -> Wording.of("Their names differ");
            case "TRADE_SAME" -> Wording.of("They are in the same trade");
            case "TRADE_DIFFERENT" -> Wording.of("They are in different trades");
            case "DISTANCE" -> Wording.of("They are %s apart", value);
            case "ADDRESS_SAME" -> Wording.of("They have the same address: %s", value);
            case "ADDRESS_DIFFERENT" -> Wording.of("Their addresses differ");
            case "CITY_SAME" -> Wording.of("Both are in %s", value);
            case "CITY_DIFFERENT" -> Wording.of("They are in different towns");
            case "GOVERNORATE_SAME" -> Wording.of("Both are in the governorate %s", value);
            case "GOVERNORATE_DIFFERENT" -> Wording.of("They are in different governorates");
            case "PRIOR" ->
                    Wording.of("Most leads that have something in common are two businesses");
            default -> Wording.asIs(feature);
        };
    }
}
