package tn.shabou.api.slugs;

/** What was asked for has another address now; answered with 301 (RFC 9110). */
class Moved extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String path;

    /**
     * @param path of the new address, without the query, which stays the same
     */
    Moved(String path) {
        super(path, null, false, false);
        this.path = path;
    }

    String path() {
        return path;
    }
}
