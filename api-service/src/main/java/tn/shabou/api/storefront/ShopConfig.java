package tn.shabou.api.storefront;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** How customers find the shop, beside WhatsApp; what is not set is not shown. */
@ConfigMapping(prefix = "shabou.storefront")
interface ShopConfig {

    /** To call, with country code, such as {@code +21671123456}. */
    Optional<String> phone();

    /** Where the shop is, on one line. */
    Optional<String> address();

    /** When it is open, on one line. */
    Optional<String> hours();
}
