package tn.shabou.api.sources;

import io.vertx.mutiny.sqlclient.Row;
import tn.shabou.api.http.Problem;

/** Which sources may be switched on, by what their terms say and what we can promise to read. */
final class SourceTerms {

    private SourceTerms() {}

    /** Refuses what may not be switched on, by its name and for the reason. */
    static void check(Row source, SourceKind kind, TermsStatus terms) {
        var name = source.getString("name");
        if (terms == TermsStatus.FORBIDDEN) {
            throw new Problem(
                    SourceProblem.SOURCE_NOT_USABLE,
                    "The terms of %s forbid it; ask for permission, and say PERMISSION_GIVEN in termsStatus once you have it.",
                    name);
        }
        if (kind == SourceKind.MARKETPLACE && terms == TermsStatus.UNKNOWN) {
            throw new Problem(
                    SourceProblem.SOURCE_NOT_USABLE,
                    "Nobody has said whether the terms of %s allow it; read them, and say in termsStatus what they say.",
                    name);
        }
        if (!source.getBoolean("has_contract")) {
            throw new Problem(
                    SourceProblem.SOURCE_NOT_USABLE,
                    "%s cannot be read: there is no adapter %s, and so no contract for its pages.",
                    name,
                    source.getString("adapter"));
        }
    }
}
