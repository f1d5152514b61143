package tn.shabou.api.images;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Images as people send them. */
final class Photos {

    private static final int PNG_HEADER = 16;
    private static final int AFTER_JFIF = 20;

    /** One pixel each. */
    static final byte[] LOSSLESS_WEBP =
            Base64.getDecoder().decode("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==");

    static final byte[] LOSSY_WEBP =
            Base64.getDecoder().decode("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA");

    private Photos() {}

    /** Left half red, right half blue. */
    static byte[] jpeg(int width, int height) {
        return written(halves(width, height, BufferedImage.TYPE_INT_RGB), "jpeg");
    }

    static byte[] png(int width, int height) {
        return written(halves(width, height, BufferedImage.TYPE_INT_RGB), "png");
    }

    static byte[] transparentPng(int width, int height) {
        return written(new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB), "png");
    }

    /** As printers have it: four colours. */
    static byte[] cmyk(int width, int height) {
        var raster = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, width, height, 4, null);
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var out = new ByteArrayOutputStream();
        try (var stream = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.write(null, new IIOImage(raster, null, null), null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    /** A photo of a telephone that was held upright: the sensor's right side is up. */
    static byte[] heldUpright(byte[] jpeg) {
        var exif =
                "4578696600004d4d002a00000008" + "0001" + "011200030000000100060000" + "00000000";
        return inserted(jpeg, 0xE1, java.util.HexFormat.of().parseHex(exif));
    }

    static byte[] withComment(byte[] jpeg, String comment) {
        return inserted(jpeg, 0xFE, comment.getBytes(StandardCharsets.US_ASCII));
    }

    /** A small file that says that it is a very large image. */
    static byte[] bomb(int width, int height) {
        var png = ByteBuffer.wrap(png(1, 1));
        png.putInt(PNG_HEADER, width).putInt(PNG_HEADER + 4, height);
        var sum = new CRC32();
        sum.update(png.array(), PNG_HEADER - 4, 17);
        png.putInt(PNG_HEADER + 13, (int) sum.getValue());
        return png.array();
    }

    static BufferedImage read(byte[] content) {
        try {
            return ImageIO.read(new ByteArrayInputStream(content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean isRed(int rgb) {
        var colour = new Color(rgb);
        return colour.getRed() > 200 && colour.getBlue() < 60;
    }

    private static byte[] inserted(byte[] jpeg, int marker, byte[] segment) {
        return ByteBuffer.allocate(jpeg.length + segment.length + 4)
                .put(jpeg, 0, AFTER_JFIF)
                .put((byte) 0xFF)
                .put((byte) marker)
                .putShort((short) (segment.length + 2))
                .put(segment)
                .put(jpeg, AFTER_JFIF, jpeg.length - AFTER_JFIF)
                .array();
    }

    private static BufferedImage halves(int width, int height, int type) {
        var image = new BufferedImage(width, height, type);
        var canvas = image.createGraphics();
        canvas.setColor(Color.RED);
        canvas.fillRect(0, 0, width / 2, height);
        canvas.setColor(Color.BLUE);
        canvas.fillRect(width / 2, 0, width - width / 2, height);
        canvas.dispose();
        return image;
    }

    private static byte[] written(BufferedImage image, String format) {
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
