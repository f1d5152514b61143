package tn.shabou.api.accounts;

import tn.shabou.api.http.ProblemType;

/** What accounts may refuse. */
enum AccountProblem implements ProblemType {
    WRONG_CREDENTIALS(401, "The e-mail address or the password is wrong"),
    INVALID_REFRESH_TOKEN(401, "The refresh token is not valid, or was used before"),
    WRONG_PASSWORD(403, "This is not your password"),
    WEAK_PASSWORD(422, "This password is too easy to guess"),
    SESSION_NOT_FOUND(404, "There is no such session");

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
