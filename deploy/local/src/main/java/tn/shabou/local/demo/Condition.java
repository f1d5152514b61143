package tn.shabou.local.demo;

import java.util.List;
import java.util.random.RandomGenerator;
import tn.shabou.local.demo.DemoProduct.Fitment;
import tn.shabou.local.demo.Vehicles.Engine;

/** What a part demands of a car besides its engine. */
sealed interface Condition {

    Condition NONE = new Said("{}");

    Fitment on(Engine engine);

    /**
     * @param usual what parts of the family are often particular about; may be none
     */
    static Condition draw(List<Attribute> usual, RandomGenerator random) {
        return switch (random.nextInt(usual.isEmpty() ? 3 : 6)) {
            case 0 -> new Month(random.nextBoolean(), random.nextInt(4), 1 + random.nextInt(12));
            case 1 -> new Facelift(random.nextBoolean(), 2 + random.nextInt(3));
            case 2 -> new EngineCode(100 * (1 + random.nextInt(8)) + 2 * random.nextInt(50));
            default -> said(usual.get(random.nextInt(usual.size())), random);
        };
    }

    private static Said said(Attribute attribute, RandomGenerator random) {
        var json = new StringBuilder("{");
        attribute.draw(random, json);
        return new Said(json.append('}').toString());
    }

    /** The same of every car, such as a brake system. */
    record Said(String criteria) implements Condition {

        @Override
        public Fitment on(Engine engine) {
            return new Fitment(engine, criteria, null, null);
        }
    }

    /** Built from or until a month, counted from the second year of the generation. */
    record Month(boolean since, int year, int month) implements Condition {

        @Override
        public Fitment on(Engine engine) {
            var criteria =
                    "{\"%s\":\"%d-%02d\"}"
                            .formatted(
                                    since ? "a_partir_de" : "jusqu_a",
                                    engine.generation().from() + 1 + year,
                                    month);
            return new Fitment(engine, criteria, null, null);
        }
    }

    /** Before or after the generation was given another face, so many years after its first. */
    record Facelift(boolean since, int years) implements Condition {

        @Override
        public Fitment on(Engine engine) {
            int year = engine.generation().from() + years;
            return new Fitment(engine, "{}", since ? year : null, since ? null : year - 1);
        }
    }

    /** One of the numbered forms that makers give an engine; where its code is unknown, none. */
    record EngineCode(int form) implements Condition {

        @Override
        public Fitment on(Engine engine) {
            var criteria =
                    engine.code().isEmpty()
                            ? "{}"
                            : "{\"code_moteur\":\"%s %d\"}".formatted(engine.code(), form);
            return new Fitment(engine, criteria, null, null);
        }
    }
}
