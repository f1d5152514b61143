package tn.shabou.api.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Codes to write down on paper: four groups of four letters and digits, 80 bits, so that a plain
 * hash keeps them.
 */
@ApplicationScoped
class RecoveryCodes {

    private static final int COUNT = 10;
    private static final int GROUPS = 4;
    private static final int GROUP = 4;

    /** Without letters and digits that look alike: 32 of them. */
    private static final String EASY = "abcdefghijkmnpqrstuvwxyz23456789";

    private static final Pattern CODE = Pattern.compile("(?i)[a-z2-9]{4}(-[a-z2-9]{4}){3}");

    private final SecureRandom random = new SecureRandom();

    List<String> make() {
        return Stream.generate(this::code).limit(COUNT).toList();
    }

    boolean isOne(String text) {
        return CODE.matcher(text).matches();
    }

    byte[] hash(String code) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(code.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] random(int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private String code() {
        return Stream.generate(this::group).limit(GROUPS).collect(Collectors.joining("-"));
    }

    private String group() {
        return random.ints(GROUP, 0, EASY.length())
                .mapToObj(i -> EASY.substring(i, i + 1))
                .collect(Collectors.joining());
    }
}
