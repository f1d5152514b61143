package tn.shabou.api.storefront;

import io.quarkus.qute.TemplateExtension;
import java.util.regex.Pattern;

/** The sizes of a picture that is kept by us, for a browser to choose from. */
@TemplateExtension
final class Photos {

    private static final Pattern OURS = Pattern.compile("(/media/[0-9a-f]{64})-[0-9]{3,4}\\.jpg");

    private Photos() {}

    /** For {@code srcset}; the picture itself where it is not ours. */
    static String renditions(String image) {
        var ours = OURS.matcher(image);
        return ours.matches()
                ? "%1$s-320.jpg 320w, %1$s-640.jpg 640w, %1$s-1280.jpg 1280w"
                        .formatted(ours.group(1))
                : image;
    }
}
