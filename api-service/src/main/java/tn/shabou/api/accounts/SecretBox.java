package tn.shabou.api.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import tn.shabou.api.http.SecretsConfig;

/**
 * Encrypts what the database should keep but not know (AES-256-GCM), bound to the user whose it is.
 * The key is derived from {@code JWT_REFRESH_SECRET}: another secret makes second factors
 * worthless.
 */
@ApplicationScoped
class SecretBox {

    private static final String MAC = "HmacSHA256";
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec key;

    SecretBox(SecretsConfig secrets) {
        this.key = new SecretKeySpec(derived(secrets.jwtRefreshSecret()), "AES");
    }

    byte[] close(UUID user, byte[] content) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        var closed = run(Cipher.ENCRYPT_MODE, user, nonce, content, 0);
        return ByteBuffer.allocate(nonce.length + closed.length).put(nonce).put(closed).array();
    }

    /**
     * @throws IllegalStateException when it was closed for somebody else or with another secret
     */
    byte[] open(UUID user, byte[] closed) {
        var nonce = ByteBuffer.wrap(closed, 0, NONCE_BYTES);
        var bytes = new byte[NONCE_BYTES];
        nonce.get(bytes);
        return run(Cipher.DECRYPT_MODE, user, bytes, closed, NONCE_BYTES);
    }

    private byte[] run(int mode, UUID user, byte[] nonce, byte[] input, int offset) {
        try {
            var cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(user.toString().getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input, offset, input.length - offset);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a secret of user " + user + " is unreadable", e);
        }
    }

    private static byte[] derived(String secret) {
        try {
            var mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), MAC));
            return mac.doFinal("shabou second factor v1".getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
