package tn.shabou.api.accounts;

import java.time.Instant;

/** Somebody's telephone, which tells codes. */
public final class Telephone {

    private final Totp totp;

    /**
     * @param typed the secret as people type it
     */
    public Telephone(String typed) {
        this.totp = SecondFactorTest.totp(typed);
    }

    /** The code that it shows now. */
    public String code() {
        return totp.code(Instant.now());
    }

    /** The code of the next half minute, for who has used the present one. */
    public String next() {
        return totp.code(Instant.now().plusSeconds(30));
    }
}
