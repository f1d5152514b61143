package tn.shabou.api.images;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Optional;

/**
 * An image of a part as shoppers get it.
 *
 * @param alt what it shows, in the reader's language
 * @param width as it was sent, upright
 * @param sizes where it can be had, the smallest first
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Photo(Optional<String> alt, int width, int height, List<Rendition> sizes) {

    /**
     * @param longest side in pixels, unless the image is smaller
     */
    @RegisterForReflection
    public record Rendition(int longest, String url) {}

    /**
     * @param file of {@code product_image}
     */
    public static Photo of(String file, Optional<String> alt, int width, int height) {
        return new Photo(alt, width, height, sizes(file));
    }

    static List<Rendition> sizes(String file) {
        return Picture.SIZES.stream()
                .map(size -> new Rendition(size, Picture.url(file, size)))
                .toList();
    }

    /** The size that pages show; browsers choose another where that suits them better. */
    public String shown() {
        return sizes.stream()
                .filter(size -> size.longest() == Picture.SHOWN)
                .findFirst()
                .orElseThrow()
                .url();
    }
}
