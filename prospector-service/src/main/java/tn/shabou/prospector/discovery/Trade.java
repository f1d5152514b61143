package tn.shabou.prospector.discovery;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tn.shabou.model.leads.LeadKind;

/**
 * What a business of a category is to the shop. A shop for parts competes with us, unless its name
 * says that it sells to shops.
 *
 * @param confidence that the category means this, 0 to 1
 */
record Trade(LeadKind kind, double confidence) {

    private static final Pattern WHOLESALE =
            Pattern.compile(
                    "(?iu)(?<!\\p{L})(?:gros|grossiste|import(?:ateur|ation)?|distribut\\p{L}*|wholesale|centrale d.achat|الجملة|بالجملة|توزيع|استيراد|موزع)(?!\\p{L})");

    private static final Map<String, Trade> OVERTURE =
            Map.ofEntries(
                    of("auto_parts_and_supply_store", LeadKind.COMPETITOR, 0.9),
                    of("auto_parts_store", LeadKind.COMPETITOR, 0.9),
                    of("motorcycle_parts_store", LeadKind.COMPETITOR, 0.5),
                    of("auto_electrical_repair", LeadKind.GARAGE, 0.8),
                    of("automotive_parts_and_accessories", LeadKind.COMPETITOR, 0.8),
                    of("automotive_wholesaler", LeadKind.SUPPLIER, 0.9),
                    of("automotive_parts_wholesaler", LeadKind.SUPPLIER, 0.95),
                    of("automotive_repair", LeadKind.GARAGE, 0.9),
                    of("auto_repair", LeadKind.GARAGE, 0.9),
                    of("automotive_services_and_repair", LeadKind.GARAGE, 0.7),
                    of("automotive_service", LeadKind.GARAGE, 0.7),
                    of("auto_body_shop", LeadKind.GARAGE, 0.8),
                    of("auto_glass_service", LeadKind.GARAGE, 0.6),
                    of("brake_service_and_repair", LeadKind.GARAGE, 0.9),
                    of("engine_repair_service", LeadKind.GARAGE, 0.9),
                    of("oil_change_station", LeadKind.GARAGE, 0.8),
                    of("transmission_repair", LeadKind.GARAGE, 0.9),
                    of("wheel_and_rim_repair", LeadKind.GARAGE, 0.7),
                    of("truck_repair", LeadKind.GARAGE, 0.7),
                    of("tire_dealer_and_repair", LeadKind.GARAGE, 0.7),
                    of("tire_repair_shop", LeadKind.GARAGE, 0.7),
                    of("tire_shop", LeadKind.GARAGE, 0.7),
                    of("motorcycle_repair", LeadKind.GARAGE, 0.4),
                    of("car_dealer", LeadKind.SUPPLIER, 0.4),
                    of("used_car_dealer", LeadKind.GARAGE, 0.3),
                    of("truck_dealer", LeadKind.SUPPLIER, 0.3));

    private static final Map<String, Trade> OSM =
            Map.ofEntries(
                    of("shop=car_parts", LeadKind.COMPETITOR, 0.9),
                    of("service:vehicle:car_parts=yes", LeadKind.COMPETITOR, 0.7),
                    of("shop=car_repair", LeadKind.GARAGE, 0.9),
                    of("craft=car_repair", LeadKind.GARAGE, 0.9),
                    of("amenity=car_repair", LeadKind.GARAGE, 0.8),
                    of("shop=tyres", LeadKind.GARAGE, 0.7),
                    of("shop=car", LeadKind.SUPPLIER, 0.4),
                    of("shop=motorcycle_parts", LeadKind.COMPETITOR, 0.5),
                    of("shop=motorcycle_repair", LeadKind.GARAGE, 0.4));

    /**
     * @param category as Overture's taxonomy names it
     * @param name of the business
     */
    static Optional<Trade> ofOverture(String category, String name) {
        return Optional.ofNullable(OVERTURE.get(category)).map(trade -> trade.named(name));
    }

    /**
     * @param tag key and value, such as {@code shop=tyres}
     * @param name of the business
     */
    static Optional<Trade> ofTag(String tag, String name) {
        return Optional.ofNullable(OSM.get(tag)).map(trade -> trade.named(name));
    }

    private Trade named(String name) {
        return kind == LeadKind.COMPETITOR && WHOLESALE.matcher(name).find()
                ? new Trade(LeadKind.SUPPLIER, 0.8)
                : this;
    }

    private static Map.Entry<String, Trade> of(String name, LeadKind kind, double confidence) {
        return Map.entry(name, new Trade(kind, confidence));
    }
}
