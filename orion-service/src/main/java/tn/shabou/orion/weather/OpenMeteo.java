package tn.shabou.orion.weather;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Asks open-meteo.com, which wants no key. An answer is small, in time and without redirects. */
@ApplicationScoped
class OpenMeteo {

    private static final int LARGEST = 4 * 1024 * 1024;
    private static final int PAST_DAYS = 10;
    private static final int DAYS_AHEAD = 16;
    private static final int LONGEST_PAUSES = 20;
    private static final String DAILY =
            Arrays.stream(Measure.values()).map(Measure::field).collect(Collectors.joining(","));

    private final WeatherConfig config;
    private final HttpClient http;

    OpenMeteo(WeatherConfig config, Vertx vertx) {
        this.config = config;
        this.http = vertx.createHttpClient();
    }

    /** What was measured from {@code from} to {@code to}; the last days may be unknown. */
    Uni<WeatherDays> archive(Governorate governorate, LocalDate from, LocalDate to) {
        return ask(config.archive(), governorate, "&start_date=" + from + "&end_date=" + to);
    }

    /** What is forecast for two weeks, and how the last days were. */
    Uni<WeatherDays> forecast(Governorate governorate) {
        return ask(
                config.forecast(),
                governorate,
                "&past_days=" + PAST_DAYS + "&forecast_days=" + DAYS_AHEAD);
    }

    private Uni<WeatherDays> ask(URI service, Governorate governorate, String days) {
        var question =
                String.format(
                        Locale.ROOT,
                        "%s?latitude=%.2f&longitude=%.2f&daily=%s&timezone=Africa%%2FTunis%s",
                        service,
                        governorate.latitude(),
                        governorate.longitude(),
                        DAILY,
                        days);
        return Uni.createFrom()
                .deferred(() -> once(question))
                .onFailure(OpenMeteo::mayPass)
                .retry()
                .withBackOff(config.pause(), config.pause().multipliedBy(LONGEST_PAUSES))
                .atMost(config.retries())
                .onFailure(e -> !(e instanceof WeatherUnavailable))
                .transform(e -> new WeatherUnavailable(String.valueOf(e.getMessage()), true));
    }

    private static boolean mayPass(Throwable failure) {
        return !(failure instanceof WeatherUnavailable unavailable) || unavailable.mayPass();
    }

    private Uni<WeatherDays> once(String question) {
        var options =
                new RequestOptions()
                        .setAbsoluteURI(question)
                        .setFollowRedirects(false)
                        .setTimeout(config.patience().toMillis());
        return Uni.createFrom()
                .<Buffer>emitter(emitter ->
                        http.request(options)
                                .onSuccess(request -> send(request, emitter))
                                .onFailure(emitter::fail))
                .ifNoItem()
                .after(config.patience())
                .failWith(() -> new WeatherUnavailable("took too long", true))
                .map(OpenMeteoAnswer::read);
    }

    private static void send(HttpClientRequest request, UniEmitter<? super Buffer> emitter) {
        emitter.onTermination(request::reset);
        request.send().onSuccess(response -> receive(response, emitter)).onFailure(emitter::fail);
    }

    private static void receive(HttpClientResponse response, UniEmitter<? super Buffer> emitter) {
        response.exceptionHandler(emitter::fail);
        int status = response.statusCode();
        if (status != 200) {
            emitter.fail(
                    new WeatherUnavailable("status " + status, status == 429 || status >= 500));
            return;
        }
        var body = Buffer.buffer();
        response.endHandler(_ -> emitter.complete(body));
        response.handler(part -> {
            body.appendBuffer(part);
            if (body.length() > LARGEST) {
                emitter.fail(new WeatherUnavailable("too large", false));
            }
        });
    }
}
