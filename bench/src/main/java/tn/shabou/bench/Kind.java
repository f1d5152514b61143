package tn.shabou.bench;

/** The kinds of requests, each with what it should take and cost. */
enum Kind {
    LIST("list, page 1", 30, 60, 350),
    PAGE_500("page 500", 36, 72, 375),
    FILTERED("filtered list", 30, 60, 375),
    DETAIL("product detail", 15, 15, 250),
    REFERENCE("reference lookup", 10, 10, 0),
    TEXT("text search", 50, 120, 1105),
    TYPO("text with a typo", 80, 150, 0),
    SUGGEST("suggest", 15, 15, 0),
    FACETS("facets", 80, 150, 0),
    CACHED_LIST("cached list", 5, 5, 35),
    CACHED_DETAIL("cached detail", 5, 5, 35),
    CACHED_TEXT("cached search", 5, 5, 35),
    HOME_PAGE("home, as a page", 0, 0, 0),
    LIST_PAGE("list with its facets, as a page", 0, 0, 0),
    PART_PAGE("product, as a page", 0, 0, 0),
    FOUND_PAGE("search, as a page", 0, 0, 0),
    BARE_JSON("bare JSON", 0, 0, 0),
    BARE_SELECT("bare select", 0, 0, 0);

    private static final int MANY = 300_000;

    private final String title;
    private final double millis;
    private final double millisWithMany;
    private final double micros;

    Kind(String title, double millis, double millisWithMany, double micros) {
        this.title = title;
        this.millis = millis;
        this.millisWithMany = millisWithMany;
        this.micros = micros;
    }

    String title() {
        return title;
    }

    /** The 95th percentile that is aimed at with so many products; 0 for none. */
    double goalMillis(int products) {
        return products > MANY ? millisWithMany : millis;
    }

    /** The 95th percentile that is aimed at while people browse; 0 for none. Pages get twice. */
    double goalWithUsers() {
        return switch (this) {
            case LIST -> 200;
            case DETAIL -> 100;
            case TEXT -> 300;
            case HOME_PAGE, LIST_PAGE -> 400;
            case PART_PAGE -> 200;
            case FOUND_PAGE -> 600;
            default -> 0;
        };
    }

    /** What an answer has to be. */
    String mediaType() {
        return switch (this) {
            case HOME_PAGE, LIST_PAGE, PART_PAGE, FOUND_PAGE -> "text/html";
            default -> "application/json";
        };
    }

    /** The CPU time of service and PostgreSQL together that is aimed at; 0 for none. */
    double goalMicros() {
        return micros;
    }
}
