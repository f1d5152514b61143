package tn.shabou.api.images;

import java.util.List;
import java.util.regex.Pattern;

/**
 * An image as it is kept.
 *
 * @param file what its files are named by
 * @param width as it was sent, upright
 */
record Picture(String file, int width, int height, List<Rendition> renditions) {

    /** Longest sides of what is kept; a smaller image is not made larger. */
    static final List<Integer> SIZES = List.of(320, 640, 1280);

    /** What product.image_url leads to. */
    static final int SHOWN = 640;

    private static final Pattern NAME = Pattern.compile("[0-9a-f]{64}-[0-9]{3,4}\\.jpg");

    /** The image in one size. */
    record Rendition(String name, byte[] jpeg) {}

    static String name(String file, int size) {
        return "%s-%d.jpg".formatted(file, size);
    }

    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    static List<String> names(String file) {
        return SIZES.stream().map(size -> name(file, size)).toList();
    }

    static String url(String file, int size) {
        return MediaResource.PATH + name(file, size);
    }
}
