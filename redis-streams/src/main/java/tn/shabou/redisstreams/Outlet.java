package tn.shabou.redisstreams;

import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jspecify.annotations.Nullable;

/**
 * Where the messages of a channel leave, to one subscriber, and no more of them than it asked for.
 * All but {@link #subscribe}, {@link #request} and {@link #cancel} is called on the event loop of
 * the channel.
 */
final class Outlet implements Flow.Publisher<Message<String>>, Flow.Subscription {

    private final Executor loop;
    private final Runnable onDemand;
    private final Runnable onCancel;
    private Flow.@Nullable Subscriber<? super Message<String>> subscriber;
    private long demand;
    private boolean done;

    Outlet(Executor loop, Runnable onDemand, Runnable onCancel) {
        this.loop = loop;
        this.onDemand = onDemand;
        this.onCancel = onCancel;
    }

    @Override
    public synchronized void subscribe(Flow.Subscriber<? super Message<String>> newcomer) {
        if (subscriber != null) {
            throw new IllegalStateException("A channel has one subscriber");
        }
        subscriber = newcomer;
        newcomer.onSubscribe(this);
    }

    @Override
    public void request(long n) {
        loop.execute(() -> requested(n));
    }

    @Override
    public void cancel() {
        loop.execute(() -> {
            done = true;
            onCancel.run();
        });
    }

    boolean wanted() {
        return !done && demand > 0;
    }

    void emit(Message<String> message) {
        demand--;
        subscriber().onNext(message);
    }

    void complete() {
        if (!done) {
            done = true;
            subscriber().onComplete();
        }
    }

    private void requested(long n) {
        if (done) {
            return;
        }
        if (n <= 0) {
            done = true;
            subscriber().onError(new IllegalArgumentException("Asked for " + n + " messages"));
            onCancel.run();
            return;
        }
        demand = demand + n < 0 ? Long.MAX_VALUE : demand + n;
        onDemand.run();
    }

    private synchronized Flow.Subscriber<? super Message<String>> subscriber() {
        if (subscriber == null) {
            throw new IllegalStateException("Nobody has subscribed");
        }
        return subscriber;
    }
}
