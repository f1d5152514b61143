package tn.shabou.api.images;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.util.exif.ExifFilterUtils;
import net.coobird.thumbnailator.util.exif.ExifUtils;
import net.coobird.thumbnailator.util.exif.Orientation;
import tn.shabou.api.http.Problem;

/**
 * Develops what was sent into what is kept: upright JPEGs on white, in each size, without whatever
 * else the file held (places, cameras, scripts). Blocks, and keeps a core busy.
 */
final class Darkroom {

    /** Part of the name of a file, since other ways of making it make another file. */
    private static final String RECIPE = "jpeg 85 on white, 320 640 1280\n";

    private static final float QUALITY = 0.85f;

    /** Beyond, an image is read with gaps: nothing is lost that would be seen. */
    private static final int WORTH_READING = 2 * Picture.SIZES.getLast();

    private final long mostPixels;

    Darkroom(long mostPixels) {
        this.mostPixels = mostPixels;
    }

    /**
     * @throws Problem when it is no image, a broken one, or one with more pixels than allowed,
     *     which is then not unpacked
     */
    Picture develop(byte[] sent) {
        var format = PictureFormat.of(sent).orElseThrow(Darkroom::unreadable);
        try {
            var reader = format.reader();
            try (var content = new MemoryCacheImageInputStream(new ByteArrayInputStream(sent))) {
                reader.setInput(content, true, format != PictureFormat.JPEG);
                return develop(sent, reader, format == PictureFormat.JPEG);
            } finally {
                reader.dispose();
            }
        } catch (Problem refusal) {
            throw refusal;
        } catch (IOException | RuntimeException e) {
            // Readers meet broken files in many ways.
            throw unreadable();
        }
    }

    private Picture develop(byte[] sent, ImageReader reader, boolean isPhoto) throws IOException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if ((long) width * height > mostPixels) {
            throw new Problem(
                    ImageProblem.IMAGE_TOO_LARGE,
                    "It has %,d × %,d pixels; at most %,d in all are taken.",
                    width,
                    height,
                    mostPixels);
        }
        var orientation = isPhoto ? orientation(reader) : Orientation.TOP_LEFT;
        var image = upright(onWhite(read(reader, width, height)), orientation);
        var isTurned =
                orientation.name().startsWith("LEFT") || orientation.name().startsWith("RIGHT");
        var file = sha256(sent);
        return new Picture(
                file,
                isTurned ? height : width,
                isTurned ? width : height,
                Picture.SIZES.stream()
                        .map(size ->
                                new Picture.Rendition(Picture.name(file, size), jpeg(image, size)))
                        .toList());
    }

    private static BufferedImage read(ImageReader reader, int width, int height)
            throws IOException {
        var how = new ImageReadParam();
        int step = Math.max(1, Math.max(width, height) / WORTH_READING);
        how.setSourceSubsampling(step, step, 0, 0);
        return reader.read(0, how);
    }

    /** Telephones save what their sensor sees, and beside it which side is up. */
    private static Orientation orientation(ImageReader reader) throws IOException {
        var found = ExifUtils.getExifOrientation(reader, 0);
        return found == null ? Orientation.TOP_LEFT : found;
    }

    private static BufferedImage upright(BufferedImage image, Orientation orientation) {
        return ExifFilterUtils.getFilterForOrientation(orientation).apply(image);
    }

    private static BufferedImage onWhite(BufferedImage image) {
        var opaque =
                new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        var canvas = opaque.createGraphics();
        canvas.drawImage(image, 0, 0, Color.WHITE, null);
        canvas.dispose();
        return opaque;
    }

    private static byte[] jpeg(BufferedImage image, int size) {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var written = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(written)) {
            var how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(fitted(image, size), null, null), how);
        } catch (IOException e) {
            throw new IllegalStateException("memory does not fail", e);
        } finally {
            writer.dispose();
        }
        return written.toByteArray();
    }

    private static BufferedImage fitted(BufferedImage image, int size) throws IOException {
        int longest = Math.min(size, Math.max(image.getWidth(), image.getHeight()));
        return Thumbnails.of(image)
                .size(longest, longest)
                .imageType(BufferedImage.TYPE_INT_RGB)
                .asBufferedImage();
    }

    private static String sha256(byte[] sent) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(RECIPE.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest.digest(sent));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Problem unreadable() {
        return new Problem(
                ImageProblem.UNREADABLE_IMAGE, "Send a JPEG, a PNG or a WebP that is not damaged.");
    }
}
