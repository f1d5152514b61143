package tn.shabou.bench;

import java.util.List;
import java.util.function.UnaryOperator;

/** What people ask of the shop's pages: the same as of the API, half of them in Arabic. */
record PageRequests(Requests requests) {

    /** As many as a page shows, in the order in which it shows them unless told otherwise. */
    private static final String AS_ON_PAGES = "limit=24";

    private static final String USUAL_SORT = "sort=-popularity";

    /** What people do who look for a part. */
    List<Route> browsing() {
        return List.of(home(), list(), part(), found());
    }

    Route home() {
        return new Route(Kind.HOME_PAGE, List.of("/fr/", "/ar/"));
    }

    Route list() {
        return asPages(Kind.LIST_PAGE, requests.lists(), "/api/products", "pieces");
    }

    Route part() {
        return asPages(Kind.PART_PAGE, requests.details(), "/api/products", "piece");
    }

    Route found() {
        return asPages(Kind.FOUND_PAGE, requests.texts(), "/api/search", "recherche");
    }

    /** The parts that the pages of {@link #list} show. */
    Route listAsJson() {
        return changed(
                Kind.LIST,
                requests.lists(),
                path -> {
                    var sorted = path.contains("sort=") ? path : with(path, USUAL_SORT);
                    return with(sorted, AS_ON_PAGES);
                });
    }

    /** The facets that the pages of {@link #list} show. */
    Route facetsAsJson() {
        return changed(
                Kind.FACETS,
                requests.lists(),
                path ->
                        path.replaceFirst("[?&]sort=[^&]*", "")
                                .replaceFirst("^/api/products", "/api/products/facets"));
    }

    private static String with(String path, String parameter) {
        return path + (path.contains("?") ? "&" : "?") + parameter;
    }

    private static Route asPages(Kind kind, Route route, String ofApi, String ofPages) {
        return changed(
                kind,
                route,
                path -> {
                    var language = Math.floorMod(path.hashCode(), 2) == 0 ? "/fr/" : "/ar/";
                    return language + ofPages + path.substring(ofApi.length());
                });
    }

    private static Route changed(Kind kind, Route route, UnaryOperator<String> change) {
        return new Route(kind, route.paths().stream().map(change).toList());
    }
}
