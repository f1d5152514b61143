package tn.shabou.local.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import tn.shabou.local.demo.DemoProduct.Fitment;

/**
 * The parts of the demo catalogue. Each is a function of the seed, its number and the attempt
 * alone, so that they can be made side by side.
 */
final class Parts {

    private static final int DAYS_OF_HISTORY = 3 * 365;
    private static final int CARS_NAMED = 3;
    private static final double GENUINE = 0.05;
    private static final double FIRST_VARIANT = 0.3;
    private static final double CONDITIONAL = 0.25;
    private static final double ONLY_THERE = 0.7;
    private static final double SPREAD = 0.36;

    private final Assortment assortment;
    private final References references;
    private final PriceHistory priceHistory;
    private final long seed;
    private final Instant today;

    Parts(Assortment assortment, long seed, LocalDate today) {
        this.assortment = assortment;
        this.references = new References(assortment);
        this.priceHistory = new PriceHistory(today);
        this.seed = seed;
        this.today = today.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** What a part is, before it has a price and a history. */
    private record Draft(Application application, Maker maker, String mpn, double price) {}

    /**
     * @param number from 0
     * @param attempt from 0: another one makes another part, since two of one maker must not have
     *     the same number
     */
    DemoProduct part(int number, int attempt) {
        var random = new SplittableRandom(seed * 1_000_003 + number + ((long) attempt << 40));
        var draft =
                number < assortment.known.size()
                        ? known(assortment.known.get(number))
                        : drawn(number - assortment.known.size(), random);
        var application = draft.application();
        var family = application.family();
        var position = application.position();
        var sku = "SH-" + padded(number + 1, 6);
        var price = PriceHistory.dinars(draft.price());
        var created = today.minus(random.nextInt(DAYS_OF_HISTORY * 1440), ChronoUnit.MINUTES);
        var fitments = fitments(application, random);
        return new DemoProduct(
                number + 1L,
                sku,
                slug(draft, sku),
                name(draft, family.french(), position.french()),
                name(draft, family.arabic(), position.arabic()),
                description(draft, fitments),
                draft.maker(),
                family,
                attributes(family, random),
                price.multiply(BigDecimal.valueOf(0.6 + 0.25 * random.nextDouble()))
                        .setScale(3, RoundingMode.HALF_UP),
                random.nextInt(4) == 0 ? 0 : 1 + (int) (12 * random.nextExponential()),
                (int) Math.min(1_000_000, 4 / Math.pow(1 - random.nextDouble(), 0.9)),
                created,
                position.french(),
                priceHistory.until(price, created, random),
                references.of(application, draft.maker(), draft.mpn(), sku, number + 1, random),
                fitments);
    }

    private Draft known(KnownPart part) {
        var family = assortment.family(part.family());
        var fits = family.theParts().fits();
        var generation = part.generation().isEmpty() ? "Clio II" : part.generation();
        var position =
                family.theParts().positions().stream()
                        .filter(one -> one.french().equals(part.position()))
                        .findFirst()
                        .orElse(Position.NONE);
        return new Draft(
                new Application(family, assortment.engine(fits, generation), position, 0),
                assortment.maker(part.maker()),
                part.reference(),
                part.price().doubleValue());
    }

    private Draft drawn(int number, RandomGenerator random) {
        var family = assortment.drawFamily(number, random);
        var parts = family.theParts();
        var positions = parts.positions();
        var application =
                new Application(
                        family,
                        assortment.drawEngine(parts.fits(), random),
                        positions.isEmpty()
                                ? Position.NONE
                                : positions.get(random.nextInt(positions.size())),
                        random.nextDouble() < FIRST_VARIANT ? 0 : random.nextInt(1 << 20));
        var spread = Math.exp(SPREAD * random.nextGaussian());
        if (!application.fitsEveryCar() && random.nextDouble() < GENUINE) {
            var maker = assortment.genuineMaker(application.make());
            return new Draft(
                    application,
                    maker,
                    application.originalNumber(),
                    parts.price() * maker.factor() * spread);
        }
        var line =
                assortment.drawLine(
                        family, application.fitsEveryCar() ? null : application.make(), random);
        return new Draft(
                application,
                line.maker(),
                application.number(line.maker().id(), line.numbers()),
                parts.price() * line.maker().factor() * spread);
    }

    private static String name(Draft draft, String what, String where) {
        return what
                + (where.isEmpty() ? "" : " " + where)
                + " "
                + draft.maker().name()
                + " "
                + (draft.application().fitsEveryCar() ? draft.mpn() : draft.application().car());
    }

    private static String slug(Draft draft, String sku) {
        var application = draft.application();
        var where = application.position().slug();
        return application.family().slug()
                + (where.isEmpty() ? "" : "-" + where)
                + "-"
                + draft.maker().slug()
                + "-"
                + (application.fitsEveryCar() ? "" : application.carSlug() + "-")
                + "sh"
                + sku.substring(2);
    }

    private static String description(Draft draft, List<Fitment> fitments) {
        var family = draft.application().family();
        var what = family.french() + " " + draft.maker().name() + ", référence " + draft.mpn();
        return fitments.isEmpty()
                ? what + "."
                : fitments.stream()
                        .limit(CARS_NAMED)
                        .map(fitment -> fitment.engine().fullName())
                        .collect(Collectors.joining(", ", what + ". Convient à : ", "."));
    }

    private static String attributes(Family family, RandomGenerator random) {
        var json = new StringBuilder("{");
        for (var attribute : family.theParts().attributes()) {
            json.append(json.length() == 1 ? "" : ",");
            attribute.draw(random, json);
        }
        return json.append('}').toString();
    }

    /** Some parts make a condition, and those mostly for some of their cars alone. */
    private List<Fitment> fitments(Application application, RandomGenerator random) {
        var parts = application.family().theParts();
        var condition =
                random.nextDouble() < CONDITIONAL
                        ? Condition.draw(parts.conditions(), random)
                        : Condition.NONE;
        return assortment.fitting(parts.fits(), application.engine()).stream()
                .map(engine ->
                        (random.nextDouble() < ONLY_THERE ? condition : Condition.NONE).on(engine))
                .toList();
    }

    private static String padded(int number, int width) {
        var digits = Integer.toString(number);
        return "0".repeat(Math.max(0, width - digits.length())) + digits;
    }
}
