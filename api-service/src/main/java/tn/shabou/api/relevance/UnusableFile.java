package tn.shabou.api.relevance;

/** A file, or a command line, that cannot be used; the message says why and what is expected. */
class UnusableFile extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnusableFile(String message) {
        super(message);
    }

    UnusableFile(String message, Throwable cause) {
        super(message, cause);
    }
}
