package tn.shabou.api.accounts;

import tn.shabou.api.http.ProblemType;

/** What accounts may refuse. */
enum AccountProblem implements ProblemType {
    WRONG_CREDENTIALS(401, "The e-mail address or the password is wrong"),
    INVALID_REFRESH_TOKEN(401, "The refresh token is not valid, or was used before"),
    SECOND_FACTOR_REQUIRED(401, "A code from your telephone is needed as well"),
    WRONG_CODE(403, "The code is wrong, too old, or was used before"),
    SECOND_FACTOR_IS_ON(409, "The second factor is on already"),
    TOO_MANY_ATTEMPTS(429, "Too many attempts to sign in"),
    WRONG_PASSWORD(403, "This is not your password"),
    WEAK_PASSWORD(422, "This password is too easy to guess"),
    SESSION_NOT_FOUND(404, "There is no such session"),
    USER_NOT_FOUND(404, "There is no such user"),
    EMAIL_TAKEN(409, "Somebody has this e-mail address already"),
    LAST_ADMIN(409, "The last administrator has to stay one");

    private final int status;
    private final String title;

    AccountProblem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
