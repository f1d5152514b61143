package tn.shabou.orion.forecast.numeric;

/** Systems of linear equations: by Cholesky's decomposition, or by elimination. */
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
        decompose(matrix, 0);
        substitute(matrix, sides);
    }

    /** {@link #solve}, where some equations may say what others have said: they are left out. */
    public static void solveRedundant(double[][] matrix, double[]... sides) {
        decompose(matrix, Double.MIN_NORMAL);
        substitute(matrix, sides);
    }

    /**
     * @param least what smaller pivots are raised to; 0 to refuse them
     */
    private static void decompose(double[][] matrix, double least) {
        int n = matrix.length;
        for (int j = 0; j < n; j++) {
            for (int i = j; i < n; i++) {
                double sum = matrix[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= matrix[i][k] * matrix[j][k];
                }
                if (i == j) {
                    double pivot = Math.max(sum, least);
                    if (!(pivot > 0)) {
                        throw new ArithmeticException("the matrix is not positive definite");
                    }
                    matrix[j][j] = Math.sqrt(pivot);
                } else {
                    matrix[i][j] = sum / matrix[j][j];
                }
            }
        }
    }

    private static void substitute(double[][] matrix, double[]... sides) {
        int n = matrix.length;
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

    /**
     * Gaussian elimination with partial pivoting; the matrix is used up and the right side becomes
     * the solution. A singular system gives values that are not finite.
     */
    public static void eliminate(double[][] matrix, double[] right) {
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
    public static double[][] inverse(double[][] matrix) {
        int n = matrix.length;
        double[][] inverse = new double[n][];
        for (int j = 0; j < n; j++) {
            double[][] copy = new double[n][];
            for (int i = 0; i < n; i++) {
                copy[i] = matrix[i].clone();
            }
            inverse[j] = new double[n];
            inverse[j][j] = 1;
            eliminate(copy, inverse[j]);
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
