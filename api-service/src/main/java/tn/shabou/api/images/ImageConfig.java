package tn.shabou.api.images;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Images of products: how large they may be, and how many are developed at a time. */
@ConfigMapping(prefix = "shabou.images")
interface ImageConfig {

    /** Largest image that is taken, as it is sent or fetched. */
    @WithDefault("10M")
    MemorySize mostBytes();

    /**
     * Width times height of the largest image that is unpacked; each pixel takes up to four bytes
     * of memory meanwhile.
     */
    @WithDefault("25000000")
    long mostPixels();

    /** How many images are resized at the same time; each keeps a core busy. */
    @WithDefault("1")
    int atOnce();

    /** How many more may wait for that; beyond, images are refused for the moment. */
    @WithDefault("16")
    int waiting();

    /** How many images a product may have. */
    @WithDefault("20")
    int mostOfProduct();

    /** How long fetching from an address may take, redirects included. */
    @WithDefault("15s")
    Duration fetchTimeout();

    /** Whether images may be fetched from this machine itself: for tests. */
    @WithDefault("false")
    boolean fetchFromLoopback();
}
