package tn.shabou.prospector.identity;

import java.util.List;
import java.util.Locale;
import java.util.Random;

/** How sources write names and addresses, in all the ways that those of real ones differ. */
final class ToldNames {

    private final Random random;

    ToldNames(Random random) {
        this.random = random;
    }

    /**
     * @param names in French, French otherwise spelt, Arabic
     * @param trades three in French, one in Arabic
     * @param type of the source
     */
    String name(String[] names, String[] trades, String type) {
        var own = names[random.nextInt(4) == 0 ? 1 : 0];
        var trade = trades[random.nextInt(3)];
        var french = random.nextBoolean() ? trade + " " + own : own + " " + trade;
        return switch (type) {
            case "osm" ->
                    random.nextInt(10) < 4 ? (trades[3] + " " + names[2]).strip() : french.strip();
            case "directory" ->
                    List.of("STE ", "Sté ", "Ets ", "Société ").get(random.nextInt(4))
                            + french.strip()
                            + List.of(" SARL", " SUARL", "", "").get(random.nextInt(4));
            case "overture" ->
                    random.nextInt(3) == 0
                            ? Spelling.folded(french).toUpperCase(Locale.ROOT).strip()
                            : french.strip();
            case "csv" -> typo(french.strip());
            default -> french.strip();
        };
    }

    private String typo(String name) {
        int at = 2 + random.nextInt(Math.max(1, name.length() - 3));
        return switch (random.nextInt(3)) {
            case 0 -> name.substring(0, at) + name.charAt(at) + name.substring(at);
            case 1 -> name.substring(0, at) + name.substring(at + 1);
            default -> name;
        };
    }

    String address(String street, String city) {
        return switch (random.nextInt(3)) {
            case 0 -> street + ", " + city;
            case 1 -> street.replace("avenue", "Av.").replace("route", "Rte");
            default -> street.toUpperCase(Locale.ROOT) + " - " + city;
        };
    }
}
