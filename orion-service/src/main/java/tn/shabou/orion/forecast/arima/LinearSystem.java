package tn.shabou.orion.forecast.arima;

/** Solves small systems of linear equations. */
final class LinearSystem {

    private LinearSystem() {}

    /**
     * Gaussian elimination with partial pivoting; the matrix is used up and the right side becomes
     * the solution. A singular system gives values that are not finite.
     */
    static void solve(double[][] matrix, double[] right) {
        int n = right.length;
        for (int k = 0; k < n; k++) {
            int pivot = k;
            for (int i = k + 1; i < n; i++) {
                if (Math.abs(matrix[i][k]) > Math.abs(matrix[pivot][k])) {
                    pivot = i;
                }
            }
            double[] row = matrix[pivot];
            matrix[pivot] = matrix[k];
            matrix[k] = row;
            double kept = right[pivot];
            right[pivot] = right[k];
            right[k] = kept;
            for (int i = k + 1; i < n; i++) {
                double factor = matrix[i][k] / row[k];
                if (factor != 0) {
                    for (int j = k + 1; j < n; j++) {
                        matrix[i][j] -= factor * row[j];
                    }
                    right[i] -= factor * kept;
                }
            }
        }
        for (int i = n - 1; i >= 0; i--) {
            double value = right[i];
            for (int j = i + 1; j < n; j++) {
                value -= matrix[i][j] * right[j];
            }
            right[i] = value / matrix[i][i];
        }
    }

    /** The inverse of a matrix, which is used up. */
    static double[][] inverse(double[][] matrix) {
        int n = matrix.length;
        double[][] inverse = new double[n][];
        for (int j = 0; j < n; j++) {
            double[][] copy = new double[n][];
            for (int i = 0; i < n; i++) {
                copy[i] = matrix[i].clone();
            }
            inverse[j] = new double[n];
            inverse[j][j] = 1;
            solve(copy, inverse[j]);
        }
        return transposed(inverse);
    }

    private static double[][] transposed(double[][] matrix) {
        int n = matrix.length;
        double[][] result = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                result[j][i] = matrix[i][j];
            }
        }
        return result;
    }
}
