package tn.shabou.orion.forecast.additive;

/** Products of columns with one another. */
final class Gram {

    private Gram() {}

    static double[][] of(double[][] columns) {
        var gram = new double[columns.length][columns.length];
        fill(columns, gram);
        return gram;
    }

    static void fill(double[][] columns, double[][] gram) {
        for (int j = 0; j < columns.length; j++) {
            for (int i = 0; i <= j; i++) {
                gram[j][i] = Vectors.dot(columns[i], columns[j]);
                gram[i][j] = gram[j][i];
            }
        }
    }
}
