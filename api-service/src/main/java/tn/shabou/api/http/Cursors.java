package tn.shabou.api.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keyset cursors: where the last page ended, bound to the list it was cut from (its sort and
 * filters), and signed so that nobody can make one up.
 */
@ApplicationScoped
public class Cursors {

    private static final String MAC = "HmacSHA256";
    private static final int SIGNATURE_BYTES = 16;

    private final ObjectMapper json;
    private final SecretKeySpec key;

    Cursors(ObjectMapper json, SecretsConfig secrets) {
        this.json = json;
        // A key of its own, so that a cursor can never pass for a token.
        var derived =
                hmac(new SecretKeySpec(bytes(secrets.jwtSecret()), MAC), bytes("shabou cursor v1"));
        this.key = new SecretKeySpec(derived, MAC);
    }

    /**
     * A page cut from {@code found}, as {@link Page#cut} does.
     *
     * @param list names the list, with its sort and filters; see {@link #values}
     * @param place the sort keys of an item
     */
    public <T> Page<T> page(
            String list,
            List<T> found,
            int limit,
            Page.Total total,
            Function<T, List<String>> place) {
        return Page.cut(found, limit, total, last -> cursor(list, place.apply(last)));
    }

    /**
     * @param list names the list, with its sort and filters; see {@link #values}
     * @param values the sort keys of the last item
     */
    public String cursor(String list, List<String> values) {
        try {
            var content = json.writeValueAsBytes(values);
            var signature = sign(list, content);
            var both = Arrays.copyOf(signature, signature.length + content.length);
            System.arraycopy(content, 0, both, signature.length, content.length);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(both);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The sort keys in a cursor.
     *
     * @throws Problem when the cursor was damaged, or comes from a list with another sort or other
     *     filters
     */
    public List<String> values(String list, String cursor) {
        var both = decode(cursor);
        if (both.length <= SIGNATURE_BYTES) {
            throw invalid();
        }
        var content = Arrays.copyOfRange(both, SIGNATURE_BYTES, both.length);
        if (!MessageDigest.isEqual(sign(list, content), Arrays.copyOf(both, SIGNATURE_BYTES))) {
            throw invalid();
        }
        try {
            return Arrays.asList(json.readValue(content, String[].class));
        } catch (IOException e) {
            throw new IllegalStateException("signed by us, yet unreadable", e);
        }
    }

    /** The sort keys of the last item of the page before; none for the first page. */
    public Optional<List<String>> after(String list, Paging paging) {
        return paging.cursor().map(given -> values(list, given));
    }

    private byte[] sign(String list, byte[] content) {
        var listBytes = bytes(list);
        var both = Arrays.copyOf(listBytes, listBytes.length + 1 + content.length);
        System.arraycopy(content, 0, both, listBytes.length + 1, content.length);
        return Arrays.copyOf(hmac(key, both), SIGNATURE_BYTES);
    }

    private static byte[] decode(String cursor) {
        try {
            return Base64.getUrlDecoder().decode(cursor);
        } catch (IllegalArgumentException e) {
            throw invalid();
        }
    }

    private static Problem invalid() {
        return new Problem(
                HttpProblem.INVALID_CURSOR,
                "A cursor goes with the sort and the filters of the page that gave it, unchanged. Leave it out to"
                        + " start from the first page.");
    }

    private static byte[] hmac(SecretKeySpec key, byte[] message) {
        try {
            var mac = Mac.getInstance(MAC);
            mac.init(key);
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
