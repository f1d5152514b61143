package tn.shabou.prospector.crawl;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * One GET to one vetted address. Redirects are answers, cookies do not exist, and neither a slow
 * nor an endless body holds us longer than the configured deadlines and sizes.
 */
@ApplicationScoped
class Fetcher {

    private static final int CONNECTIONS_PER_HOST = 2;
    private static final int MOST_WAITING = 512;

    private final VettedAddresses addresses;
    private final CrawlConfig config;
    private final Clock clock;
    private final HttpClient http;

    Fetcher(VettedAddresses addresses, CrawlConfig config, Clock clock, Vertx vertx) {
        this.addresses = addresses;
        this.config = config;
        this.clock = clock;
        this.http =
                vertx.createHttpClient(
                        new HttpClientOptions()
                                .setConnectTimeout((int) config.connectTimeout().toMillis())
                                .setIdleTimeout((int) Math.max(1, config.readTimeout().toSeconds()))
                                .setMaxWaitQueueSize(MOST_WAITING)
                                .setMaxHeaderSize(32 * 1024),
                        new PoolOptions().setHttp1MaxSize(CONNECTIONS_PER_HOST));
    }

    /**
     * @return fails with {@link Unfetchable}
     */
    Uni<Response> get(URI url, Wanted wanted) {
        return get(url, wanted, Validators.NONE);
    }

    /**
     * @param known of the page as it is kept: then the answer may be 304, without a body
     * @return fails with {@link Unfetchable}
     */
    Uni<Response> get(URI url, Wanted wanted, Validators known) {
        return addresses
                .of(url)
                .chain(destination ->
                        exchange(url, options(url, destination, wanted, known), wanted))
                .ifNoItem()
                .after(config.totalTimeout())
                .failWith(() -> new Unfetchable.ForNow("took too long", Duration.ZERO))
                .onFailure(e -> !(e instanceof Unfetchable))
                .transform(e -> new Unfetchable.ForNow(reason(e), Duration.ZERO));
    }

    private Uni<Response> exchange(URI url, RequestOptions options, Wanted wanted) {
        return Uni.createFrom()
                .emitter(emitter ->
                        http.request(options)
                                .onSuccess(request -> send(url, request, wanted, emitter))
                                .onFailure(emitter::fail));
    }

    private RequestOptions options(
            URI url, VettedAddresses.Destination destination, Wanted wanted, Validators known) {
        var options = options(url, destination, wanted);
        if (known.etag() != null) {
            options.putHeader("If-None-Match", known.etag());
        }
        if (known.lastModified() != null) {
            options.putHeader("If-Modified-Since", known.lastModified());
        }
        return options;
    }

    private RequestOptions options(
            URI url, VettedAddresses.Destination destination, Wanted wanted) {
        var path = Optional.ofNullable(url.getRawPath()).filter(p -> !p.isEmpty()).orElse("/");
        var server =
                SocketAddress.inetSocketAddress(
                        destination.port(), destination.address().getHostAddress());
        return new RequestOptions()
                .setMethod(HttpMethod.GET)
                // The vetted address, whatever the name resolves to by now.
                .setServer(server)
                .setHost(destination.host())
                .setPort(destination.port())
                .setSsl(destination.tls())
                .setURI(url.getRawQuery() == null ? path : path + '?' + url.getRawQuery())
                .setFollowRedirects(false)
                .putHeader("User-Agent", config.userAgent())
                .putHeader("Accept", wanted.accept())
                .putHeader("Accept-Language", "fr, ar;q=0.8, en;q=0.5")
                .putHeader("Accept-Encoding", "gzip");
    }

    private void send(
            URI url,
            HttpClientRequest request,
            Wanted wanted,
            UniEmitter<? super Response> emitter) {
        emitter.onTermination(request::reset);
        request.send()
                .onSuccess(response -> receive(url, request, response, wanted, emitter))
                .onFailure(emitter::fail);
    }

    private void receive(
            URI url,
            HttpClientRequest request,
            HttpClientResponse response,
            Wanted wanted,
            UniEmitter<? super Response> emitter) {
        // Also told of our own resets, which come after the answer and change nothing.
        response.exceptionHandler(emitter::fail);
        int status = response.statusCode();
        if (status == 429 || status >= 500) {
            var wait = RetryAfter.parse(response.getHeader("Retry-After"), clock.instant());
            emitter.fail(new Unfetchable.ForNow("status " + status, wait));
            request.reset();
        } else if (status != 200 || !wanted.takes(response.getHeader("Content-Type"))) {
            emitter.complete(answer(url, response, Buffer.buffer()));
            request.reset();
        } else {
            read(url, request, response, wanted, emitter);
        }
    }

    private void read(
            URI url,
            HttpClientRequest request,
            HttpClientResponse response,
            Wanted wanted,
            UniEmitter<? super Response> emitter) {
        int largest = wanted.largest(config);
        var body = Buffer.buffer();
        response.endHandler(_ -> complete(url, response, body, largest, emitter));
        response.handler(part -> {
            body.appendBuffer(part);
            if (body.length() > largest) {
                emitter.fail(new Unfetchable("too large"));
                request.reset();
            }
        });
    }

    private static void complete(
            URI url,
            HttpClientResponse response,
            Buffer body,
            int largest,
            UniEmitter<? super Response> emitter) {
        var encoding = Objects.requireNonNullElse(response.getHeader("Content-Encoding"), "");
        switch (encoding.strip().toLowerCase(Locale.ROOT)) {
            case "", "identity" -> emitter.complete(answer(url, response, body));
            case "gzip", "x-gzip" ->
                    Infrastructure.getDefaultExecutor()
                            .execute(() -> unpack(url, response, body, largest, emitter));
            default -> emitter.fail(new Unfetchable("unknown encoding"));
        }
    }

    /** One layer of gzip, and never more than the page may be: a bomb ends as "too large". */
    private static void unpack(
            URI url,
            HttpClientResponse response,
            Buffer body,
            int largest,
            UniEmitter<? super Response> emitter) {
        try {
            var plain = Gzip.unpack(body.getBytes(), largest + 1);
            if (plain.length > largest) {
                emitter.fail(new Unfetchable("too large"));
            } else {
                emitter.complete(answer(url, response, Buffer.buffer(plain)));
            }
        } catch (IOException _) {
            emitter.fail(new Unfetchable("broken gzip"));
        }
    }

    private static Response answer(URI url, HttpClientResponse response, Buffer body) {
        return new Response(
                url,
                response.statusCode(),
                response.getHeader("Content-Type"),
                location(url, response.getHeader("Location")),
                Validators.ofAnswer(
                        response.getHeader("ETag"), response.getHeader("Last-Modified")),
                response.getHeader("Access-Control-Allow-Origin"),
                body);
    }

    private static Optional<URI> location(URI url, @Nullable String location) {
        try {
            return Optional.ofNullable(location).map(text -> url.resolve(text.strip()));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static String reason(Throwable failure) {
        return switch (failure) {
            case ConnectException _ -> "no connection";
            case SSLException _ -> "no secure connection";
            default -> "connection broken";
        };
    }
}
