package tn.shabou.api.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DarkroomTest {

    private static final Darkroom DARKROOM = new Darkroom(10_000_000);

    @Test
    void anImageIsKeptInThreeSizes() {
        var picture = DARKROOM.develop(Photos.jpeg(2000, 1000));

        assertThat(picture.width()).isEqualTo(2000);
        assertThat(picture.height()).isEqualTo(1000);
        assertThat(picture.renditions())
                .extracting(one ->
                        Photos.read(one.jpeg()).getWidth()
                                + "x"
                                + Photos.read(one.jpeg()).getHeight())
                .containsExactly("320x160", "640x320", "1280x640");
        assertThat(picture.renditions())
                .extracting(Picture.Rendition::name)
                .containsExactlyElementsOf(Picture.names(picture.file()));
    }

    @Test
    void aSmallImageIsNotMadeLarger() {
        var sizes = DARKROOM.develop(Photos.png(400, 500)).renditions();

        assertThat(Photos.read(sizes.getFirst().jpeg()).getHeight()).isEqualTo(320);
        assertThat(Photos.read(sizes.getLast().jpeg()).getHeight()).isEqualTo(500);
    }

    static List<byte[]> readable() {
        return List.of(
                Photos.jpeg(30, 20),
                Photos.cmyk(30, 20),
                Photos.png(30, 20),
                Photos.transparentPng(30, 20),
                Photos.LOSSLESS_WEBP,
                Photos.LOSSY_WEBP);
    }

    @ParameterizedTest
    @MethodSource("readable")
    void whateverKindIsSentAJpegIsKept(byte[] sent) {
        assertThat(DARKROOM.develop(sent).renditions())
                .allSatisfy(one ->
                        assertThat(PictureFormat.of(one.jpeg())).contains(PictureFormat.JPEG));
    }

    @Test
    void whatIsTransparentBecomesWhite() {
        var kept = DARKROOM.develop(Photos.transparentPng(50, 50)).renditions().getFirst();

        assertThat(Photos.read(kept.jpeg()).getRGB(25, 25)).isEqualTo(0xFFFFFFFF);
    }

    @Test
    void aPhotoStandsAsItWasTaken() {
        var picture = DARKROOM.develop(Photos.heldUpright(Photos.jpeg(200, 100)));

        var kept = Photos.read(picture.renditions().getFirst().jpeg());
        assertThat(picture.width()).isEqualTo(100);
        assertThat(picture.height()).isEqualTo(200);
        assertThat(Photos.isRed(kept.getRGB(50, 20))).isTrue();
        assertThat(Photos.isRed(kept.getRGB(50, 180))).isFalse();
    }

    @Test
    void whatElseTheFileHeldIsNotKept() {
        var sent = Photos.withComment(Photos.jpeg(100, 100), "36.8065 N 10.1815 E");

        var kept = DARKROOM.develop(sent).renditions().getLast().jpeg();

        assertThat(text(sent)).contains("36.8065");
        assertThat(text(kept)).doesNotContain("36.8065").doesNotContain("Exif");
    }

    @Test
    void theSameImageHasTheSameNameAndAnotherAnother() {
        var one = DARKROOM.develop(Photos.jpeg(30, 20));

        assertThat(DARKROOM.develop(Photos.jpeg(30, 20)).file()).isEqualTo(one.file());
        assertThat(DARKROOM.develop(Photos.jpeg(31, 20)).file()).isNotEqualTo(one.file());
    }

    @Test
    void aDecompressionBombIsNotUnpacked() {
        assertThatThrownBy(() -> DARKROOM.develop(Photos.bomb(50_000, 50_000)))
                .hasMessageContaining("50,000 × 50,000");
        assertThatThrownBy(() -> DARKROOM.develop(Photos.bomb(Integer.MAX_VALUE, 2)))
                .isInstanceOf(tn.shabou.api.http.Problem.class);
    }

    static Stream<byte[]> broken() {
        var jpeg = Photos.jpeg(300, 300);
        var png = Photos.png(300, 300);
        return Stream.of(
                new byte[0],
                "<svg xmlns=\"http://www.w3.org/2000/svg\"/>".getBytes(StandardCharsets.UTF_8),
                "GIF89a".getBytes(StandardCharsets.US_ASCII),
                "RIFF0000WEBPVP8 nonsense".getBytes(StandardCharsets.US_ASCII),
                Arrays.copyOf(jpeg, 30),
                Arrays.copyOf(png, 60),
                Arrays.copyOf(Photos.LOSSY_WEBP, 20));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void whatIsNoImageIsRefused(byte[] sent) {
        assertThatThrownBy(() -> DARKROOM.develop(sent))
                .hasMessageContaining("JPEG, a PNG or a WebP");
    }

    private static String text(byte[] content) {
        return new String(content, StandardCharsets.ISO_8859_1);
    }
}
