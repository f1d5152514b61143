package tn.shabou.api.images;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;

/** The kinds of images that are taken, told by how they begin and not by what they are called. */
enum PictureFormat {
    JPEG("FF D8 FF"),
    PNG("89 50 4E 47 0D 0A 1A 0A"),
    // Between the two words stands a length.
    WEBP("52 49 46 46 .. .. .. .. 57 45 42 50");

    private final String[] signature;

    PictureFormat(String signature) {
        this.signature = signature.split(" ");
    }

    static Optional<PictureFormat> of(byte[] content) {
        return Arrays.stream(values()).filter(format -> format.begins(content)).findFirst();
    }

    private boolean begins(byte[] content) {
        if (content.length < signature.length) {
            return false;
        }
        for (int i = 0; i < signature.length; i++) {
            if (!signature[i].equals("..")
                    && (content[i] & 0xFF) != Integer.parseInt(signature[i], 16)) {
                return false;
            }
        }
        return true;
    }

    /** To be disposed of. */
    ImageReader reader() throws IOException {
        return this == WEBP
                ? new WebPImageReaderSpi().createReaderInstance(null)
                : ImageIO.getImageReadersByFormatName(name()).next();
    }
}
