package tn.shabou.prospector.crawl;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Tells whether pages are rendered; without a browser all others are read all the same. */
@Readiness
@ApplicationScoped
class BrowserHealth implements HealthCheck {

    private final ScriptedPages pages;

    BrowserHealth(ScriptedPages pages) {
        this.pages = pages;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("browser")
                .withData("javascript", pages.state())
                .up()
                .build();
    }
}
