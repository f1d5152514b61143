package tn.shabou.api.reports;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.i18n.MessageBundles;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import tn.shabou.api.http.Language;

/** The report as people read it: as a page and as plain text, in French or Arabic. */
@ApplicationScoped
class ReportPage {

    private static final Locale FRENCH = Locale.FRENCH;

    /** With the digits that Tunisians write. */
    private static final Locale ARABIC = Locale.of("ar", "TN");

    private final Template html;
    private final Template text;

    ReportPage(
            @Location("reports/week.html") Template html,
            @Location("reports/week.txt") Template text) {
        this.html = html;
        this.text = text;
    }

    Uni<String> html(WeekFacts facts, Language language) {
        return render(html, facts, language);
    }

    Uni<String> text(WeekFacts facts, Language language) {
        return render(text, facts, language).map(said -> said.replaceAll("\n{3,}", "\n\n"));
    }

    static String subject(WeekFacts facts, Language language) {
        return language == Language.AR
                ? "تقرير الأسبوع من %s إلى %s"
                        .formatted(ReportFormat.day(facts.from()), ReportFormat.day(facts.to()))
                : "Rapport de la semaine du %s au %s"
                        .formatted(ReportFormat.day(facts.from()), ReportFormat.day(facts.to()));
    }

    private static Uni<String> render(Template template, WeekFacts facts, Language language) {
        return template.data("week", facts)
                .data("language", language.tag())
                .data("direction", language == Language.AR ? "rtl" : "ltr")
                .setAttribute(
                        MessageBundles.ATTRIBUTE_LOCALE, language == Language.AR ? ARABIC : FRENCH)
                .createUni();
    }
}
