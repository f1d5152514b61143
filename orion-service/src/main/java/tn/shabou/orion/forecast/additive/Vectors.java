package tn.shabou.orion.forecast.additive;

/** Sums in an order that is fixed, and wide enough for the processor to keep busy. */
final class Vectors {

    private Vectors() {}

    /** The sum of products of the first {@code length} elements. */
    static double dot(double[] a, double[] b, int length) {
        double first = 0;
        double second = 0;
        double third = 0;
        double fourth = 0;
        int i = 0;
        for (; i < length - 3; i += 4) {
            first += a[i] * b[i];
            second += a[i + 1] * b[i + 1];
            third += a[i + 2] * b[i + 2];
            fourth += a[i + 3] * b[i + 3];
        }
        for (; i < length; i++) {
            first += a[i] * b[i];
        }
        return ((first + second) + third) + fourth;
    }

    static double dot(double[] a, double[] b) {
        return dot(a, b, a.length);
    }

    /** Adds {@code factor} times {@code values} to {@code sum}. */
    static void add(double factor, double[] values, double[] sum) {
        if (factor != 0) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += factor * values[i];
            }
        }
    }

    static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }
}
