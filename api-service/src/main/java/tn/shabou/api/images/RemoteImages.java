package tn.shabou.api.images;

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
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tn.shabou.api.http.Problem;

/**
 * Fetches an image from an address that staff name. Each address on the way, redirects included, is
 * looked up once, must be public, and is then the one we connect to: what its name means by then
 * does not matter. The prospector's fetcher shares {@link tn.shabou.model.net.PublicAddress} with
 * this one; the rest of it speaks of pages and politeness.
 */
@ApplicationScoped
class RemoteImages {

    private static final int MOST_REDIRECTS = 3;
    private static final Duration CONNECTING = Duration.ofSeconds(5);

    private final ImageConfig config;
    private final HttpClient http;

    RemoteImages(ImageConfig config, Vertx vertx) {
        this.config = config;
        this.http =
                vertx.createHttpClient(
                        new HttpClientOptions()
                                .setConnectTimeout((int) CONNECTING.toMillis())
                                .setIdleTimeout((int) config.fetchTimeout().toSeconds())
                                .setKeepAlive(false)
                                .setMaxHeaderSize(32 * 1024));
    }

    /**
     * @throws Problem (in the Uni) when nothing can be fetched from there, or more than may be
     */
    Uni<byte[]> fetch(String address) {
        return Uni.createFrom()
                .deferred(() -> fetch(url(address), MOST_REDIRECTS))
                .ifNoItem()
                .after(config.fetchTimeout())
                .failWith(() -> new Problem(ImageProblem.IMAGE_NOT_FETCHED, "It took too long."))
                .onFailure(failure -> !(failure instanceof Problem))
                .transform(
                        _ -> new Problem(ImageProblem.IMAGE_NOT_FETCHED, "The connection failed."));
    }

    private Uni<byte[]> fetch(URI url, int redirects) {
        return Uni.createFrom()
                .item(() -> Destination.of(url, config.fetchFromLoopback()))
                // The look-up blocks for as long as the name server likes.
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .chain(this::get)
                .chain(answer ->
                        answer.next == null ? body(answer) : follow(answer.next, redirects));
    }

    private static Uni<byte[]> body(Answer answer) {
        return Uni.createFrom().item(answer.body.getBytes());
    }

    private Uni<byte[]> follow(URI next, int redirects) {
        if (redirects == 0) {
            throw new Problem(ImageProblem.IMAGE_NOT_FETCHED, "It redirects too often.");
        }
        return fetch(next, redirects - 1);
    }

    /**
     * @param next where it redirects to
     */
    private record Answer(Buffer body, @Nullable URI next) {}

    private Uni<Answer> get(Destination destination) {
        return Uni.createFrom()
                .emitter(emitter ->
                        http.request(options(destination))
                                .onSuccess(request -> send(destination, request, emitter))
                                .onFailure(emitter::fail));
    }

    private static RequestOptions options(Destination destination) {
        return new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setServer(
                        SocketAddress.inetSocketAddress(
                                destination.port(), destination.address().getHostAddress()))
                .setHost(destination.host())
                .setPort(destination.port())
                .setSsl(destination.tls())
                .setURI(destination.target())
                .setFollowRedirects(false)
                .putHeader("Accept", "image/webp, image/jpeg, image/png")
                .putHeader("Accept-Encoding", "identity");
    }

    private void send(
            Destination destination,
            HttpClientRequest request,
            UniEmitter<? super Answer> emitter) {
        emitter.onTermination(request::reset);
        request.send()
                .onSuccess(response -> receive(destination, response, emitter))
                .onFailure(emitter::fail);
    }

    private void receive(
            Destination destination,
            HttpClientResponse response,
            UniEmitter<? super Answer> emitter) {
        // Also told of our own resets, which come after the answer and change nothing.
        response.exceptionHandler(emitter::fail);
        int status = response.statusCode();
        var location = response.getHeader("Location");
        if (status >= 300 && status < 400 && location != null) {
            redirect(destination, location, emitter);
        } else if (status != 200) {
            emitter.fail(
                    new Problem(ImageProblem.IMAGE_NOT_FETCHED, "The server answers %d.", status));
        } else {
            read(response, emitter);
        }
    }

    private static void redirect(
            Destination destination, String location, UniEmitter<? super Answer> emitter) {
        try {
            emitter.complete(new Answer(Buffer.buffer(), destination.url().resolve(url(location))));
        } catch (Problem refusal) {
            emitter.fail(refusal);
        }
    }

    private void read(HttpClientResponse response, UniEmitter<? super Answer> emitter) {
        long most = config.mostBytes().asLongValue();
        var body = Buffer.buffer();
        response.endHandler(_ -> emitter.complete(new Answer(body, null)));
        response.handler(part -> {
            if (body.length() + part.length() > most) {
                // The end of the Uni ends the connection.
                emitter.fail(
                        new Problem(
                                ImageProblem.IMAGE_TOO_LARGE,
                                "At most %,d bytes are taken.",
                                most));
            } else {
                body.appendBuffer(part);
            }
        });
    }

    private static URI url(String address) {
        try {
            return URI.create(address.strip());
        } catch (IllegalArgumentException _) {
            throw new Problem(
                    ImageProblem.IMAGE_NOT_FETCHED, "Name an address that begins with https://.");
        }
    }
}
