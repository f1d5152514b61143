package tn.shabou.api.backoffice.admin;

/** What the operator sets in the environment, and staff may want to know. */
enum OperatorSetting {
    FRONTEND("shabou.http.frontend-url", "FRONTEND_URL"),
    WHATSAPP("shabou.shop.whatsapp", "SHABOU_WHATSAPP"),
    PHONE("shabou.storefront.phone", "SHABOU_PHONE"),
    ADDRESS("shabou.storefront.address", "SHABOU_ADDRESS"),
    HOURS("shabou.storefront.hours", "SHABOU_HOURS"),
    MAIL_TO("shabou.mail.to", "SHABOU_MAIL_TO"),
    MAIL_FROM("quarkus.mailer.from", "SHABOU_MAIL_FROM"),
    MAIL_SERVER("quarkus.mailer.host", "SHABOU_SMTP_HOST"),
    REPORT_LANGUAGE("shabou.reports.language", "SHABOU_REPORT_LANGUAGE"),
    SECOND_FACTOR("shabou.auth.second-factor", "SHABOU_AUTH_SECOND_FACTOR"),
    SESSION_IDLE("shabou.session.idle", "SHABOU_SESSION_IDLE"),
    SESSION_LONGEST("shabou.session.longest", "SHABOU_SESSION_LONGEST"),
    MINIMUM_MARGIN("shabou.prices.minimum-margin", "SHABOU_PRICES_MINIMUM_MARGIN"),
    OFFER_LIFE("shabou.prices.offer-life", "SHABOU_PRICES_OFFER_LIFE"),
    SEARCH_ENGINE("shabou.search.engine", "SHABOU_SEARCH_ENGINE"),
    IMAGE_STORE("shabou.media.store", "SHABOU_MEDIA_STORE"),
    RATE_LIMIT("shabou.limits.enabled", "SHABOU_RATE_LIMIT"),
    GOOGLE_KEY("shabou.google.key", "SHABOU_GOOGLE_KEY");

    private final String property;
    private final String variable;

    OperatorSetting(String property, String variable) {
        this.property = property;
        this.variable = variable;
    }

    String property() {
        return property;
    }

    /** The variable of the environment that sets it. */
    String variable() {
        return variable;
    }

    /** Whether only that it is set may be told. */
    boolean isSecret() {
        return this == GOOGLE_KEY;
    }
}
