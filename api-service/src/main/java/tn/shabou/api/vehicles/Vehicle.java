package tn.shabou.api.vehicles;

import java.util.Optional;

/** A car, named as exactly as somebody knows it: from its make down to its engine. */
public sealed interface Vehicle {

    long id();

    /** What it is called among its sisters, such as {@code 1.5 dCi 85}. */
    String name();

    String slug();

    /**
     * What it is called when nothing was said before, such as {@code Renault Clio III 1.5 dCi 85}.
     */
    String fullName();

    /** A maker of cars. */
    record Make(long id, String name, String slug) implements Vehicle {

        @Override
        public String fullName() {
            return name;
        }
    }

    record Model(long id, String name, String slug, Make make) implements Vehicle {

        @Override
        public String fullName() {
            return make.name + " " + name;
        }
    }

    record Generation(long id, String name, String slug, Years built, Model model)
            implements Vehicle {

        /** Many a generation repeats its model's name: {@code Clio III}. */
        @Override
        public String fullName() {
            return name.startsWith(model.name)
                    ? model.make.name + " " + name
                    : model.fullName() + " " + name;
        }
    }

    /**
     * A generation with one of its engines: what a part fits or not.
     *
     * @param code the maker's, such as {@code K9K 766}
     * @param fuel {@code PETROL}, {@code DIESEL}, {@code LPG}, {@code HYBRID} or {@code ELECTRIC}
     * @param built those of the generation where nothing else is known
     */
    record Engine(
            long id,
            String name,
            String slug,
            Optional<String> code,
            String fuel,
            Optional<Integer> displacementCc,
            Optional<Integer> powerHp,
            Years built,
            Generation generation)
            implements Vehicle {

        @Override
        public String fullName() {
            return generation.fullName() + " " + name;
        }
    }
}
