package tn.shabou.prospector;

import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.RedisAPI;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import tn.shabou.model.mail.StaffMail;

/** Mail that is on its way to the staff. */
@ApplicationScoped
class StaffPost {

    private final RedisAPI redis;

    StaffPost(Vertx vertx, @ConfigProperty(name = "quarkus.redis.hosts") String server) {
        this.redis = RedisAPI.api(Redis.createClient(vertx, server));
    }

    /** As JSON. */
    List<String> about(String subject) {
        return StreamSupport.stream(
                        redis.xrange(List.of(StaffMail.STREAM, "-", "+"))
                                .await()
                                .indefinitely()
                                .spliterator(),
                        false)
                .map(Object::toString)
                .filter(mail -> mail.contains('"' + subject + '"'))
                .toList();
    }
}
