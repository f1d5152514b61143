package tn.shabou.api.enquiries;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** How customers reach the shop. */
@ConfigMapping(prefix = "shabou.shop")
public interface ShopContact {

    /**
     * The shop's WhatsApp number, with country code, such as {@code +21620123456}. Without it the
     * storefront offers no WhatsApp.
     */
    Optional<String> whatsapp();
}
