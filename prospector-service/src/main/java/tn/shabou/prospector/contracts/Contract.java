package tn.shabou.prospector.contracts;

import java.util.Map;
import tn.shabou.prospector.contracts.Fill.Field;

/** Which share of the offers of a site has to tell what. */
public sealed interface Contract permits SiteContract, Contract.Declared {

    /** From 0, for what need not be told, to 1. */
    double least(Field field);

    /** Whether a site is held to it that never kept it. */
    boolean isStrict();

    /** The contract of pages that were looked at when their adapter was written. */
    record Declared(Map<Field, Double> shares) implements Contract {

        @Override
        public double least(Field field) {
            return shares.getOrDefault(field, 0.0);
        }

        @Override
        public boolean isStrict() {
            return true;
        }
    }
}
