package tn.shabou.api.imports.products;

import io.vertx.ext.web.RoutingContext;
import tn.shabou.api.http.Wording;

/**
 * Who reads the rows of an import.
 *
 * @param withCost whether they may know what parts cost the shop
 * @param request tells their language
 */
record Audience(boolean withCost, RoutingContext request) {

    String told(Wording wording) {
        return wording.forReader(request);
    }
}
