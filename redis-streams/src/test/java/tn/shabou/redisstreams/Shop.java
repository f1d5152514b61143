package tn.shabou.redisstreams;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.vertx.core.Context;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Outgoing;
import org.jboss.logging.MDC;

/** An application with several channels, to see the connector at work in its container. */
@Singleton
class Shop {

    record Order(int id, List<String> parts) {}

    record Batch(List<Order> orders) {}

    record Answer(String text) {}

    /** What a handler saw, and where it ran. */
    record Seen(Object payload, boolean onEventLoop, boolean onOwnContext, Object traceId) {
        static Seen now(Object payload) {
            return new Seen(
                    payload,
                    Context.isOnEventLoopThread(),
                    VertxContext.isOnDuplicatedContext(),
                    MDC.get("traceId"));
        }
    }

    final Queue<Seen> orders = new ConcurrentLinkedQueue<>();
    final Queue<Seen> batches = new ConcurrentLinkedQueue<>();
    private final MutinyEmitter<Order> emitter;

    Shop(@Channel("orders-out") MutinyEmitter<Order> emitter) {
        this.emitter = emitter;
    }

    Uni<Void> order(Order order) {
        return emitter.send(order);
    }

    @Incoming("orders")
    Uni<Void> bill(Order order) {
        orders.add(Seen.now(order));
        return order.parts().isEmpty()
                ? Uni.createFrom().failure(new IllegalStateException("nothing to bill"))
                : Uni.createFrom().voidItem();
    }

    @Incoming("questions")
    @Outgoing("answers")
    Message<Answer> answer(Message<String> question) {
        return question.withPayload(new Answer("42 to " + question.getPayload()));
    }

    @Incoming("batches")
    @Blocking
    void count(Batch batch) {
        batches.add(Seen.now(batch));
        if (batch.orders().isEmpty()) {
            throw new PermanentFailure("an empty batch");
        }
    }

    static class Meters {
        @Produces
        @Singleton
        MeterRegistry registry() {
            return new SimpleMeterRegistry();
        }
    }
}
