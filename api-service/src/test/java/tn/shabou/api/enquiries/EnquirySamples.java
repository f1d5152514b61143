package tn.shabou.api.enquiries;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tn.shabou.api.CatalogSamples;
import tn.shabou.api.Owner;

/** A shop with parts to ask for, and shoppers who do. */
final class EnquirySamples {

    private EnquirySamples() {}

    static void shop() {
        CatalogSamples.padsAndADisc(4);
        Owner.run("TRUNCATE enquiry CASCADE");
    }

    static long product(String sku) {
        return Long.parseLong(Owner.ask("SELECT id FROM product WHERE sku = '%s'".formatted(sku)));
    }

    /** Two discs, and a telephone number. */
    static Map<String, Object> wish() {
        var wish = new HashMap<String, Object>();
        wish.put("lines", List.of(Map.of("productId", product("DISC-1"), "quantity", 2)));
        wish.put("phone", "20 123 456");
        wish.put("channel", "WHATSAPP");
        wish.put("name", "Amine");
        wish.put("vehicle", "Renault Clio III");
        return wish;
    }

    static Map<String, Object> wishWith(String field, Object value) {
        var wish = wish();
        wish.put(field, value);
        return wish;
    }

    static ValidatableResponse ask(Map<String, Object> wish) {
        return given().contentType(ContentType.JSON).body(wish).post("/api/enquiries").then();
    }

    /** Asks, and answers the id that staff know the enquiry by. */
    static String asked(Map<String, Object> wish) {
        String code = ask(wish).statusCode(201).extract().path("code");
        return Owner.ask("SELECT id FROM enquiry WHERE code = '%s'".formatted(code));
    }
}
