package tn.shabou.api.images;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What images may rely on, wherever they are kept. */
abstract class MediaStoreContract {

    private static final String NAME = "a1".repeat(32) + "-320.jpg";
    private static final byte[] PHOTO = Photos.jpeg(40, 30);

    private static Vertx vertx;

    /** The store under test, with nothing in it. */
    abstract MediaStore store();

    static <T> T now(Uni<T> asked) {
        return asked.await().atMost(Duration.ofSeconds(60));
    }

    static Vertx vertx() {
        return vertx;
    }

    @BeforeAll
    static void begin() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void end() {
        vertx.closeAndAwait();
    }

    @Test
    void whatIsPutIsHadByItsName() {
        var store = store();

        now(store.put(NAME, PHOTO));

        assertThat(now(store.get(NAME)).orElseThrow().getBytes()).isEqualTo(PHOTO);
    }

    @Test
    void theSameMayBePutAgain() {
        var store = store();
        now(store.put(NAME, PHOTO));

        now(store.put(NAME, PHOTO));

        assertThat(now(store.get(NAME)).orElseThrow().getBytes()).isEqualTo(PHOTO);
        assertThat(now(store.names())).containsExactly(NAME);
    }

    @Test
    void whatWasNeverPutIsNotThere() {
        assertThat(now(store().get(NAME))).isEmpty();
    }

    @Test
    void whatIsDeletedIsGone() {
        var store = store();
        now(store.put(NAME, PHOTO));

        now(store.delete(NAME));

        assertThat(now(store.get(NAME))).isEmpty();
        assertThat(now(store.names())).isEmpty();
    }

    @Test
    void deletingWhatIsNotThereIsNoFault() {
        now(store().delete(NAME));
    }

    @Test
    void theNamesOfEverythingAreTold() {
        var store = store();
        var names =
                IntStream.range(0, 30)
                        .mapToObj(one -> "%064x-640.jpg".formatted(one * 7919L))
                        .toList();
        names.forEach(name -> now(store.put(name, new byte[] {1})));

        assertThat(now(store.names())).containsExactlyInAnyOrderElementsOf(names);
    }
}
