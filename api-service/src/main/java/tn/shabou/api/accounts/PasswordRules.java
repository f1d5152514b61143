package tn.shabou.api.accounts;

import java.util.Locale;
import tn.shabou.api.http.Problem;
import tn.shabou.api.http.Wording;

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
                    Wording.of(
                            "Take %d characters or more; a few words are easy to remember.",
                            SHORTEST));
        }
        if (plain.chars().distinct().count() < FEWEST_CHARACTERS) {
            throw weak(Wording.of("Take more different characters."));
        }
        if (holdsName(plain, email) || rest(plain) < SHORTEST / 2) {
            throw weak(Wording.of("Leave out your name, and words that everybody tries first."));
        }
    }

    /** How much is left to guess when one tries the words that are tried first. */
    private static int rest(String password) {
        var rest = password;
        for (var word : TRIED_FIRST) {
            rest = rest.replace(word, "");
        }
        return rest.length();
    }

    private static boolean holdsName(String password, String email) {
        var name = email.substring(0, email.indexOf('@'));
        return name.length() >= SHORTEST_NAME && password.contains(name);
    }

    private static Problem weak(Wording detail) {
        return new Problem(AccountProblem.WEAK_PASSWORD, detail);
    }
}
