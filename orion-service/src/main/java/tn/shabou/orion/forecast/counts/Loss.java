package tn.shabou.orion.forecast.counts;

/** What is expected, and what a factor does to it. */
enum Loss {
    /** Rates above 0. */
    POISSON {
        @Override
        double curve(double expected) {
            return expected;
        }

        @Override
        double times(double expected, double factor) {
            return expected * factor;
        }
    },
    /** Chances between 0 and 1: factors are those of their odds. */
    LOGISTIC {
        @Override
        double curve(double expected) {
            return expected * (1 - expected);
        }

        @Override
        double times(double expected, double factor) {
            return 1 / (1 + (1 - expected) / (expected * factor));
        }
    };

    abstract double curve(double expected);

    abstract double times(double expected, double factor);
}
