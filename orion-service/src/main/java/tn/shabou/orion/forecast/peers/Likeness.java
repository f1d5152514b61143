package tn.shabou.orion.forecast.peers;

import org.jspecify.annotations.Nullable;
import tn.shabou.orion.forecast.panel.Traits;

/** In what series are like each other, in the order in which it is looked at. */
public enum Likeness {
    CATEGORY {
        @Override
        @Nullable String group(Traits traits, Bands bands) {
            return traits.category();
        }
    },
    BRAND {
        @Override
        @Nullable String group(Traits traits, Bands bands) {
            return traits.brand();
        }
    },
    /** As cheap or dear as its category has it. */
    PRICE {
        @Override
        @Nullable String group(Traits traits, Bands bands) {
            return bands.price().of(traits);
        }
    },
    /** As many cars that it fits. */
    CARS {
        @Override
        @Nullable String group(Traits traits, Bands bands) {
            return bands.cars().of(traits);
        }
    },
    /** Cars as old that it fits. */
    CAR_AGE {
        @Override
        @Nullable String group(Traits traits, Bands bands) {
            return bands.carAge().of(traits);
        }
    },
    /** Brand, category and price at once. */
    KIND {
        @Override
        @Nullable String group(Traits traits, Bands bands) {
            String brand = traits.brand();
            String category = traits.category();
            return brand == null || category == null
                    ? null
                    : brand + '\t' + category + '\t' + bands.price().of(traits);
        }
    };

    /** The name of the group that it belongs to; absent where that is not known. */
    abstract @Nullable String group(Traits traits, Bands bands);
}
