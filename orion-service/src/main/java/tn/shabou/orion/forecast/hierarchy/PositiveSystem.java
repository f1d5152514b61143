package tn.shabou.orion.forecast.hierarchy;

/** Linear equations with a symmetric positive definite matrix, by Cholesky. */
final class PositiveSystem {

    private PositiveSystem() {}

    /** Puts the solution in place of {@code right}; {@code matrix} is used up. */
    static void solve(double[][] matrix, double[] right) {
        for (int r = 0; r < right.length; r++) {
            for (int c = 0; c < r; c++) {
                matrix[r][c] = (matrix[r][c] - product(matrix[r], matrix[c], c)) / matrix[c][c];
            }
            double rest = matrix[r][r] - product(matrix[r], matrix[r], r);
            matrix[r][r] = Math.sqrt(Math.max(rest, Double.MIN_NORMAL));
            right[r] = (right[r] - product(matrix[r], right, r)) / matrix[r][r];
        }
        for (int r = right.length - 1; r >= 0; r--) {
            right[r] /= matrix[r][r];
            for (int c = 0; c < r; c++) {
                right[c] -= right[r] * matrix[r][c];
            }
        }
    }

    private static double product(double[] a, double[] b, int length) {
        double sum = 0;
        for (int i = 0; i < length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
