package tn.shabou.api.synonyms;

import tn.shabou.api.http.ProblemType;

/** What the editor of synonyms may refuse. */
enum SynonymProblem implements ProblemType {
    SYNONYM_NOT_FOUND(404, "There is no such synonym"),
    MISS_NOT_FOUND(404, "Nobody asked that and found nothing"),
    SYNONYM_EXISTS(409, "This is said already"),
    SYNONYM_REVERSED(409, "The opposite is said already"),
    SYNONYM_WITHOUT_WORDS(422, "There are no words in it"),
    SYNONYM_OF_ITSELF(422, "Both are the same words"),
    SYNONYM_TOO_LONG(422, "These are too many words"),
    SYNONYM_TOO_GENERIC(422, "These words say too little");

    private final int status;
    private final String title;

    SynonymProblem(int status, String title) {
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
