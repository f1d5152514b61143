package tn.shabou.api.accounts;

import io.nayuki.qrcodegen.QrCode;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A QR code as a picture: black on white in every theme, or telephones would not read it. */
final class QrImage {

    private static final int QUIET_ZONE = 4;

    private QrImage() {}

    static String svg(String text) {
        var code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        int side = code.size + 2 * QUIET_ZONE;
        var dark = new StringBuilder();
        modules(code).forEach(dark::append);
        return """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %1$d" shape-rendering="crispEdges">\
        <path fill="#fff" d="M0 0h%1$dv%1$dH0z"/><path d="%2$s"/></svg>\
        """
                .formatted(side, dark);
    }

    private static Stream<String> modules(QrCode code) {
        return IntStream.range(0, code.size)
                .boxed()
                .flatMap(y ->
                        IntStream.range(0, code.size)
                                .filter(x -> code.getModule(x, y))
                                .mapToObj(x ->
                                        "M%d %dh1v1h-1z"
                                                .formatted(x + QUIET_ZONE, y + QUIET_ZONE)));
    }
}
