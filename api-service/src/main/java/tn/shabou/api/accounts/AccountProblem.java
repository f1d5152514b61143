package tn.shabou.api.accounts;

import tn.shabou.api.http.ProblemType;

/** What signing in may refuse. */
enum AccountProblem implements ProblemType {
    WRONG_CREDENTIALS("The e-mail address or the password is wrong"),
    INVALID_REFRESH_TOKEN("The refresh token is not valid, or was used before");

    private final String title;

    AccountProblem(String title) {
        this.title = title;
    }

    @Override
    public int status() {
        return 401;
    }

    @Override
    public String title() {
        return title;
    }
}
