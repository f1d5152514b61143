package tn.shabou.api.images;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.WorkerExecutor;
import io.vertx.mutiny.core.buffer.Buffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.logging.Logger;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;
import tn.shabou.api.http.HttpProblem;
import tn.shabou.api.http.Problem;

/** Files in a bucket of a server that speaks S3, under their own names. */
final class S3Store implements MediaStore {

    private static final Logger LOG = Logger.getLogger(S3Store.class);
    private static final Duration RETRY = Duration.ofSeconds(10);

    private final S3Client s3;
    private final String bucket;
    private final WorkerExecutor workers;

    /**
     * @throws IllegalArgumentException when a setting is missing
     */
    S3Store(MediaConfig.S3 config, Vertx vertx) {
        this.bucket = required(config.bucket(), "bucket");
        this.s3 = client(config);
        this.workers = vertx.createSharedWorkerExecutor("media", config.atOnce());
    }

    private static S3Client client(MediaConfig.S3 config) {
        var keys =
                AwsBasicCredentials.create(
                        required(config.accessKey(), "access-key"),
                        required(config.secretKey(), "secret-key"));
        var http =
                UrlConnectionHttpClient.builder()
                        .connectionTimeout(config.patience())
                        .socketTimeout(config.patience());
        var builder =
                S3Client.builder()
                        .region(Region.of(config.region()))
                        .credentialsProvider(StaticCredentialsProvider.create(keys))
                        .forcePathStyle(config.pathStyle())
                        // Servers other than those of AWS know no checksums beyond what S3 demands.
                        .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                        .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                        .httpClientBuilder(http)
                        .overrideConfiguration(how ->
                                how.apiCallAttemptTimeout(config.patience())
                                        .apiCallTimeout(
                                                config.patience().multipliedBy(config.attempts()))
                                        .retryStrategy(
                                                retry -> retry.maxAttempts(config.attempts())));
        config.endpoint().ifPresent(builder::endpointOverride);
        return builder.build();
    }

    private static String required(Optional<String> setting, String name) {
        return setting.orElseThrow(() ->
                new IllegalArgumentException(
                        "shabou.media.s3.%s is wanted when images are kept in S3".formatted(name)));
    }

    @Override
    public Uni<Void> put(String name, byte[] content) {
        return ask(client ->
                        client.putObject(
                                request ->
                                        request.bucket(bucket).key(name).contentType("image/jpeg"),
                                RequestBody.fromBytes(content)))
                .replaceWithVoid();
    }

    @Override
    public Uni<Optional<Buffer>> get(String name) {
        return ask(client -> client.getObjectAsBytes(request -> request.bucket(bucket).key(name)))
                .map(found -> Optional.of(Buffer.buffer(found.asByteArrayUnsafe())))
                .onFailure(NoSuchKeyException.class)
                .recoverWithItem(Optional.empty());
    }

    @Override
    public Uni<Void> delete(String name) {
        return ask(client -> client.deleteObject(request -> request.bucket(bucket).key(name)))
                .replaceWithVoid();
    }

    @Override
    public Uni<List<String>> names() {
        return ask(client ->
                client.listObjectsV2Paginator(request -> request.bucket(bucket)).contents().stream()
                        .map(S3Object::key)
                        .toList());
    }

    @Override
    public void close() {
        workers.closeAndAwait();
        s3.close();
    }

    private <T> Uni<T> ask(Function<S3Client, T> question) {
        return workers.executeBlocking(() -> question.apply(s3), false)
                .onFailure(failure ->
                        failure instanceof SdkException && !(failure instanceof NoSuchKeyException))
                .transform(S3Store::away);
    }

    private static Problem away(Throwable failure) {
        LOG.errorf("the store of images does not answer as it should: %s", failure);
        return new Problem(HttpProblem.UNAVAILABLE, "Try again in a moment.").retryAfter(RETRY);
    }
}
