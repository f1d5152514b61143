package tn.shabou.api.accounts;

import java.util.Locale;
import java.util.stream.Stream;
import tn.shabou.api.http.Problem;

/**
 * What makes a password acceptable (NIST SP 800-63B): length, and not what is tried first. No rules
 * about capitals and digits, which only make people write it down.
 */
final class PasswordRules {

    static final int SHORTEST = 12;

    private static final int SHORTEST_NAME = 4;
    private static final int FEWEST_CHARACTERS = 5;

    /** What long passwords of the careless are made of. */
    private static final String[] TRIED_FIRST = {
        "password", "passe", "motdepasse", "azerty", "qwerty", "123456", "shabou", "admin"
    };

    private PasswordRules() {}

    /**
     * @throws Problem that says what a better one would be
     */
    static void check(String password, String email) {
        var plain = password.toLowerCase(Locale.ROOT);
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            throw weak(
                    "Take %d characters or more; a few words are easy to remember."
                            .formatted(SHORTEST));
        }
        if (plain.chars().distinct().count() < FEWEST_CHARACTERS) {
            throw weak("Take more different characters.");
        }
        if (holdsName(plain, email)
                || Stream.of(TRIED_FIRST).anyMatch(word -> rest(plain, word) < SHORTEST / 2)) {
            throw weak("Leave out your name, and words that everybody tries first.");
        }
    }

    /** How much of the password a guess of this word leaves open. */
    private static int rest(String password, String word) {
        return password.contains(word) ? password.replace(word, "").length() : SHORTEST;
    }

    private static boolean holdsName(String password, String email) {
        var name = email.substring(0, email.indexOf('@'));
        return name.length() >= SHORTEST_NAME && password.contains(name);
    }

    private static Problem weak(String detail) {
        return new Problem(AccountProblem.WEAK_PASSWORD, detail);
    }
}
