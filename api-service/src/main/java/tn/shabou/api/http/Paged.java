package tn.shabou.api.http;

import java.util.Optional;

/** An answer that is a page of something. */
public interface Paged {

    /** Asks for the page after this one; empty on the last. */
    Optional<String> nextCursor();
}
