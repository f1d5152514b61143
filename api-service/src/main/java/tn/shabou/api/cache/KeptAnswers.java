package tn.shabou.api.cache;

import io.netty.buffer.Unpooled;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import tn.shabou.api.cache.AnswerCache.Found;
import tn.shabou.api.cache.AnswerCache.Key;

/**
 * Stands before everything that answers the public API, and before pages: sends what is kept, and
 * lets the rest through with a note for {@link Freshness} that the answer is wanted here.
 */
@ApplicationScoped
class KeptAnswers {

    private static final int AFTER_LIMITS = 100;
    private static final CharSequence LINK = HttpHeaders.createOptimized("Link");
    private static final CharSequence NO_STORE = HttpHeaders.createOptimized("no-store");
    private static final String API = "/api/";
    private static final int LONGEST_URI = 2_000;

    private final AnswerCache cache;
    private final CacheConfig config;

    KeptAnswers(AnswerCache cache, CacheConfig config) {
        this.cache = cache;
        this.config = config;
    }

    void install(@Observes Filters filters) {
        filters.register(this::answer, AFTER_LIMITS);
    }

    private void answer(RoutingContext request) {
        var path = Objects.requireNonNullElse(request.request().path(), "");
        var space = CacheSpace.of(path);
        if (space.isEmpty() || !isPublicGet(request)) {
            if (space.isPresent() || path.startsWith(API)) {
                request.response().putHeader(HttpHeaders.CACHE_CONTROL, NO_STORE);
            }
            request.next();
            return;
        }
        var accepted = request.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE);
        var key = new Key(space.get(), space.get().language(accepted), request.request().uri());
        if (!config.enabled() || key.uri().length() > LONGEST_URI) {
            make(request, Wanted.unkept(key));
            return;
        }
        switch (cache.find(key)) {
            case Found.Ready(var answer) -> send(request, answer);
            case Found.Awaited(var flight) -> await(request, key, flight);
            case Found.NotKept() -> make(request, Wanted.unkept(key));
            case Found.Missing(var flight) -> {
                request.addEndHandler(_ -> flight.fail());
                flight.findShared()
                        .subscribe()
                        .with(
                                found ->
                                        found.ifPresentOrElse(
                                                answer -> send(request, answer),
                                                () -> make(request, Wanted.kept(key, flight))),
                                request::fail);
            }
        }
    }

    /** Who says who they are may get an answer that is not for others. */
    private static boolean isPublicGet(RoutingContext request) {
        return request.request().method() == HttpMethod.GET
                && !request.request().headers().contains(HttpHeaders.AUTHORIZATION);
    }

    private void await(RoutingContext request, Key key, CompletableFuture<Answer> flight) {
        var context = Objects.requireNonNull(Vertx.currentContext());
        flight.copy()
                .orTimeout(config.flightPatience().toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((answer, failure) ->
                        context.runOnContext(_ -> {
                            if (failure == null) {
                                send(request, answer);
                            } else {
                                make(request, Wanted.unkept(key));
                            }
                        }));
    }

    private static void make(RoutingContext request, Wanted wanted) {
        wanted.noteOn(request);
        request.next();
    }

    private static void send(RoutingContext request, Answer answer) {
        var headers = request.request().headers();
        var encoding = answer.encoding(headers.get(HttpHeaders.ACCEPT_ENCODING));
        var response =
                request.response()
                        .putHeader(HttpHeaders.ETAG, answer.etag(encoding))
                        .putHeader(HttpHeaders.CACHE_CONTROL, answer.space().cacheControl())
                        .putHeader(HttpHeaders.VARY, answer.space().vary());
        if (answer.link() != null) {
            response.putHeader(LINK, answer.link());
        }
        if (answer.whenServed() != null) {
            answer.whenServed().run();
        }
        if (answer.isHeld(headers.get(HttpHeaders.IF_NONE_MATCH))) {
            response.setStatusCode(304).end();
            return;
        }
        response.putHeader(HttpHeaders.CONTENT_TYPE, answer.space().contentType())
                .putHeader(HttpHeaders.CONTENT_ENCODING, encoding.token())
                .putHeader(HttpHeaders.CONTENT_LANGUAGE, answer.language().tag())
                .end(Buffer.buffer(Unpooled.wrappedBuffer(answer.bytes(encoding))));
    }
}
