package tn.shabou.model;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;

/** The clock on the wall of the shop: what "today" means, wherever the servers stand. */
public final class ShopTime {

    public static final ZoneId ZONE = ZoneId.of("Africa/Tunis");

    private ShopTime() {}

    public static LocalDate today(Clock clock) {
        return LocalDate.ofInstant(clock.instant(), ZONE);
    }
}
