package tn.shabou.api;

/** More cars than {@link CatalogSamples} has. */
public final class CarSamples {

    private CarSamples() {}

    /** A second engine for the Clio. */
    public static void morePetrol() {
        Owner.run(
                """
                INSERT INTO vehicle_engine (generation_id, name, slug, code, fuel, displacement_cc, power_hp)
                SELECT id, '1.2 16V', 'renault-clio-3-1-2-16v', 'D4F 740', 'PETROL', 1149, 75
                  FROM vehicle_generation WHERE slug = 'renault-clio-3'
                """);
    }

    /** A Peugeot 207, a Golf, and a make without models. */
    public static void otherMakes() {
        Owner.run(
                """
                INSERT INTO vehicle_make (name, slug) VALUES ('Peugeot', 'peugeot'), ('Volkswagen', 'volkswagen'), ('Lada', 'lada');
                INSERT INTO vehicle_model (make_id, name, slug)
                SELECT id, '207', 'peugeot-207' FROM vehicle_make WHERE slug = 'peugeot'
                 UNION ALL SELECT id, 'Golf', 'volkswagen-golf' FROM vehicle_make WHERE slug = 'volkswagen';
                INSERT INTO vehicle_generation (model_id, name, slug, year_from, year_to)
                SELECT id, 'Golf V', 'volkswagen-golf-v', 2003, 2008 FROM vehicle_model WHERE slug = 'volkswagen-golf'
                 UNION ALL SELECT id, 'Golf VI', 'volkswagen-golf-vi', 2009, 2012 FROM vehicle_model WHERE slug = 'volkswagen-golf';
                """);
    }
}
