package tn.shabou.orion.forecast.numeric;

/** Symmetric positive definite linear systems, by Cholesky's decomposition. */
public final class LinearSystem {

    private LinearSystem() {}

    /**
     * Solves {@code matrix · x = side} for every side; the matrix is used up.
     *
     * @param matrix symmetric; of it the lower half is read
     * @param sides one right-hand side in each row, replaced by its solution
     * @throws ArithmeticException when the matrix is not positive definite
     */
    public static void solve(double[][] matrix, double[]... sides) {
        int n = matrix.length;
        for (int j = 0; j < n; j++) {
            for (int i = j; i < n; i++) {
                double sum = matrix[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= matrix[i][k] * matrix[j][k];
                }
                if (i == j) {
                    if (!(sum > 0)) {
                        throw new ArithmeticException("the matrix is not positive definite");
                    }
                    matrix[j][j] = Math.sqrt(sum);
                } else {
                    matrix[i][j] = sum / matrix[j][j];
                }
            }
        }
        for (double[] side : sides) {
            for (int i = 0; i < n; i++) {
                double sum = side[i];
                for (int k = 0; k < i; k++) {
                    sum -= matrix[i][k] * side[k];
                }
                side[i] = sum / matrix[i][i];
            }
            for (int i = n - 1; i >= 0; i--) {
                double sum = side[i];
                for (int k = i + 1; k < n; k++) {
                    sum -= matrix[k][i] * side[k];
                }
                side[i] = sum / matrix[i][i];
            }
        }
    }
}
