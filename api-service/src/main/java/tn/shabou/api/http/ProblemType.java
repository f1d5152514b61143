package tn.shabou.api.http;

import java.util.Locale;

/** A kind of refusal that clients may react to. Each feature declares its own, as an enum. */
public interface ProblemType {

    String name();

    int status();

    /** The same sentence for every occurrence; what is particular goes into the detail. */
    String title();

    /**
     * {@code PRODUCT_NOT_FOUND} becomes {@code /problems/product-not-found}; stable once released.
     */
    default String uri() {
        return "/problems/" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
