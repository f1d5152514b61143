package tn.shabou.api.accounts;

import java.math.BigInteger;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Time-based one-time passwords (RFC 6238) as telephones make them: SHA-1, six digits, a new one
 * every thirty seconds.
 *
 * @param secret 20 bytes
 */
record Totp(byte[] secret) {

    static final int SECRET_BYTES = 20;

    private static final int STEP_SECONDS = 30;
    private static final int DIGITS = 6;
    private static final int MODULUS = 1_000_000;
    private static final int BASE32 = 32;
    private static final String BASE32_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /**
     * The step that the code belongs to; empty when the code is wrong. Clocks may differ by a step.
     */
    OptionalLong step(String code, Instant now) {
        var current = now.getEpochSecond() / STEP_SECONDS;
        return LongStream.rangeClosed(current - 1, current + 1)
                .filter(step -> code(step).equals(code))
                .findFirst();
    }

    String code(Instant at) {
        return code(at.getEpochSecond() / STEP_SECONDS);
    }

    private String code(long step) {
        var mac = hmac(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
        var offset = mac[mac.length - 1] & 0xF;
        var number = ByteBuffer.wrap(mac).getInt(offset) & Integer.MAX_VALUE;
        return ("%0" + DIGITS + "d").formatted(number % MODULUS);
    }

    private byte[] hmac(byte[] message) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The secret as people type it: 32 letters and digits (RFC 4648). */
    String typed() {
        var digits = new BigInteger(1, secret).toString(BASE32);
        var text = new StringBuilder("A".repeat(SECRET_BYTES * 8 / 5 - digits.length()));
        digits.chars()
                .map(digit -> Character.digit(digit, BASE32))
                .forEach(digit -> text.append(BASE32_DIGITS.charAt(digit)));
        return text.toString();
    }

    /** What a telephone reads from a QR code. */
    String uri(String email) {
        return "otpauth://totp/Shabou:%s?secret=%s&issuer=Shabou"
                .formatted(URLEncoder.encode(email, StandardCharsets.UTF_8), typed());
    }
}
