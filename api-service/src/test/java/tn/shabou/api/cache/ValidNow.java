package tn.shabou.api.cache;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.awaitility.Awaitility;
import tn.shabou.api.Owner;

/** Waits until all changes so far have made what was kept before them invalid. */
final class ValidNow {

    private ValidNow() {}

    static void await(Generations generations) {
        var last = UUID.randomUUID().toString();
        Owner.run("SELECT pg_notify('shabou_catalogue', 'products %s')".formatted(last));
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> generations.current(CacheSpace.PRODUCTS).equals(Optional.of(last)));
    }
}
