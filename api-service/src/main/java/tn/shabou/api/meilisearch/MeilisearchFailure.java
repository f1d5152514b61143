package tn.shabou.api.meilisearch;

/** Meilisearch refused, or what we gave it to do did not succeed. */
class MeilisearchFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Of an HTTP answer; 0 for a task. */
    private final int status;

    private final String code;

    /**
     * @param code as Meilisearch names its errors, such as {@code index_not_found}
     */
    MeilisearchFailure(int status, String code, String message) {
        super("Meilisearch: " + message + " (" + code + ")");
        this.status = status;
        this.code = code;
    }

    boolean is(String errorCode) {
        return code.equals(errorCode);
    }

    /** Whether the same request may succeed later. */
    boolean mayPass() {
        return status == 429 || status >= 500;
    }
}
