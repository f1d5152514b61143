package tn.shabou.api.storefront;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.Optional;
import tn.shabou.api.enquiries.ShopContact;

/** How to reach the shop, for pages. */
@ApplicationScoped
@Named("contact")
class ShopCard {

    private final ShopConfig config;
    private final ShopContact contact;

    ShopCard(ShopConfig config, ShopContact contact) {
        this.config = config;
        this.contact = contact;
    }

    /** To call; the number of WhatsApp where no other is set. */
    public Optional<String> phone() {
        return given(config.phone()).or(() -> given(contact.whatsapp()));
    }

    public Optional<String> address() {
        return given(config.address());
    }

    public Optional<String> hours() {
        return given(config.hours());
    }

    /** Opens WhatsApp without a message. */
    public Optional<String> whatsapp() {
        return given(contact.whatsapp())
                .map(number -> "https://wa.me/" + number.replaceAll("\\D", ""));
    }

    private static Optional<String> given(Optional<String> setting) {
        return setting.filter(text -> !text.isBlank());
    }
}
