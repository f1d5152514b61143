package tn.shabou.local.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import tn.shabou.local.demo.DemoProduct.Reference;
import tn.shabou.local.demo.Family.Fits;
import tn.shabou.local.demo.Vehicles.Engine;
import tn.shabou.model.PartNumber;

/**
 * The parts of the demo catalogue. Each is a function of the seed and its number alone, so that any
 * of them can be made again at any time.
 */
final class Parts {

    private static final int DAYS_OF_HISTORY = 3 * 365;
    private static final int CARS_NAMED = 4;

    private final Assortment assortment;
    private final long seed;
    private final Instant today;
    private final Map<String, String> arabicPositions =
            Tsv.rows("demo/positions.tsv").stream()
                    .collect(
                            Collectors.toMap(row -> row.text("french"), row -> row.text("arabic")));

    Parts(Assortment assortment, long seed, LocalDate today) {
        this.assortment = assortment;
        this.seed = seed;
        this.today = today.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** What a part is, before it has numbers and a price. */
    private record Draft(
            Family family, Maker maker, String mpn, Engine engine, String position, double price) {}

    /**
     * @param number from 0
     */
    DemoProduct part(int number) {
        var random = random(number);
        var draft =
                number < assortment.known.size()
                        ? known(assortment.known.get(number), random)
                        : drawn(random);
        var fits = draft.family().theParts().fits();
        var engines = assortment.fitting(fits, draft.engine());
        var sku = "SH-" + padded(number + 1, 6);
        var french = name(draft, draft.family().french(), draft.position());
        var price = BigDecimal.valueOf(Math.round(draft.price() * 10) * 100, 3);
        return new DemoProduct(
                number + 1L,
                sku,
                Slug.of(french + " " + sku),
                french,
                name(
                        draft,
                        draft.family().arabic(),
                        arabicPositions.getOrDefault(draft.position(), "")),
                description(draft, engines),
                draft.maker(),
                draft.family(),
                attributes(draft.family(), random),
                price,
                price.multiply(BigDecimal.valueOf(0.6 + 0.25 * random.nextDouble()))
                        .setScale(3, RoundingMode.HALF_UP),
                random.nextInt(4) == 0 ? 0 : 1 + (int) (12 * random.nextExponential()),
                (int) Math.min(100_000, Math.exp(3 + 1.2 * random.nextGaussian())),
                today.minus(random.nextInt(DAYS_OF_HISTORY * 1440), ChronoUnit.MINUTES),
                draft.position(),
                references(draft, sku, number, random),
                engines);
    }

    private SplittableRandom random(int number) {
        return new SplittableRandom(seed * 1_000_003 + number);
    }

    private Draft known(KnownPart part, RandomGenerator random) {
        var family = assortment.family(part.family());
        var fits = family.theParts().fits();
        return new Draft(
                family,
                assortment.maker(part.maker()),
                part.reference(),
                fits == Fits.EVERY_CAR
                        ? assortment.drawEngine(fits, random)
                        : assortment.engine(fits, part.generation()),
                part.position(),
                part.price().doubleValue());
    }

    private Draft drawn(RandomGenerator random) {
        var family = assortment.drawFamily(random);
        var parts = family.theParts();
        var maker = assortment.drawMaker(family, random);
        var positions = parts.positions();
        return new Draft(
                family,
                maker,
                maker.references().draw(random),
                assortment.drawEngine(parts.fits(), random),
                positions.isEmpty() ? "" : positions.get(random.nextInt(positions.size())),
                parts.median() * maker.factor() * Math.exp(parts.sigma() * random.nextGaussian()));
    }

    private static String name(Draft draft, String what, String where) {
        return what
                + (where.isEmpty() ? "" : " " + where)
                + " "
                + draft.maker().name()
                + switch (draft.family().theParts().fits()) {
                    case EVERY_CAR -> " " + draft.mpn();
                    case GENERATION -> " " + draft.engine().generation().fullName();
                    case ENGINE, PETROL_ENGINE, DIESEL_ENGINE -> " " + draft.engine().fullName();
                };
    }

    private static String description(Draft draft, List<Engine> engines) {
        var what =
                draft.family().french() + " " + draft.maker().name() + ", référence " + draft.mpn();
        return engines.isEmpty()
                ? what + "."
                : engines.stream()
                        .limit(CARS_NAMED)
                        .map(Engine::fullName)
                        .collect(Collectors.joining(", ", what + ". Convient à : ", "."));
    }

    private static String attributes(Family family, RandomGenerator random) {
        return family.theParts().attributes().stream()
                .map(attribute -> attribute.draw(random))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private List<Reference> references(
            Draft draft, String sku, int number, RandomGenerator random) {
        var references = new LinkedHashSet<Reference>();
        add(references, "SKU", "", sku);
        add(references, "MPN", draft.maker().name(), draft.mpn());
        add(references, "EAN", "", ean(number));
        if (draft.family().theParts().fits() != Fits.EVERY_CAR) {
            var make = draft.engine().generation().model().make();
            add(references, "OE", make.name(), make.references().draw(random));
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            var other = assortment.drawMaker(draft.family(), random);
            if (!other.equals(draft.maker())) {
                add(references, "CROSS", other.name(), other.references().draw(random));
            }
        }
        return List.copyOf(references);
    }

    private static void add(
            LinkedHashSet<Reference> references, String kind, String maker, String raw) {
        PartNumber.parse(raw)
                .ifPresent(partNumber -> references.add(new Reference(kind, maker, partNumber)));
    }

    /** From the range that shops may use among themselves, with its check digit. */
    private static String ean(int number) {
        var digits = "200" + padded(number, 9);
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
        }
        return digits + (10 - sum % 10) % 10;
    }

    private static String padded(int number, int width) {
        var digits = Integer.toString(number);
        return "0".repeat(Math.max(0, width - digits.length())) + digits;
    }
}
