package tn.shabou.prospector.extract;

import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** The number under which a shop keeps a product, where it stands in the address of its page. */
final class AddressNumber {

    private static final Pattern NUMBER =
            Pattern.compile(
                    "(?<![\\p{L}\\d])[A-Za-z]{0,3}\\d{5,}(?![\\p{L}\\d])|(?<=/)(?=(?:[A-Z]*\\d){3})[A-Z\\d]{8,17}(?=/|$)|(?<=[_-])(?=\\d*[A-Z])(?=(?:[A-Z]*\\d){3})[A-Z\\d]{6,17}$");

    private AddressNumber() {}

    static Optional<String> of(URI url) {
        var path = Optional.ofNullable(url.getPath()).orElse("").replaceFirst("\\.\\w{2,5}$", "");
        var segments = Arrays.asList(path.split("(?=/)"));
        return segments.reversed().stream()
                .flatMap(segment -> NUMBER.matcher(segment).results())
                .map(found -> found.group())
                .reduce((_, last) -> last)
                .filter(_ -> !path.isEmpty());
    }
}
