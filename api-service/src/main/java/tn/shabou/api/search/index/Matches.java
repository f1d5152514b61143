package tn.shabou.api.search.index;

/** Takes the documents that match. */
interface Matches {

    /** Whether a document of that score could still matter. */
    boolean needs(float score);

    void found(float score, int segment, int document);
}
