package tn.shabou.orion.forecast.additive;

/** A curve taken for straight: the least squares that its parameters solve where it touches. */
final class Tangent {

    private final double[][] bends;
    private final double[][] gram;
    private final double[] moments;
    private final double[] target;

    /**
     * @param bends of the curve with each parameter, by parameter, then by time
     * @param gram products of the bends with one another
     */
    Tangent(double[][] bends, double[][] gram) {
        this.bends = bends;
        this.gram = gram;
        moments = new double[bends.length];
        target = new double[bends[0].length];
    }

    /** Touches nothing yet. */
    static Tangent of(Columns columns) {
        int size = columns.layout().size();
        return new Tangent(new double[size][columns.rows()], new double[size][size]);
    }

    double[][] gram() {
        return gram;
    }

    /** Products of the bends with what they are to meet. */
    double[] moments() {
        return moments;
    }

    /** Touches {@code curve} as drawn with {@code parameters}. */
    void touch(Curve curve, double[] parameters, double[] residual) {
        curve.bend(parameters, bends);
        Gram.fill(bends, gram);
        System.arraycopy(residual, 0, target, 0, target.length);
        for (int j = 0; j < bends.length; j++) {
            Vectors.add(parameters[j], bends[j], target);
        }
        aim(target);
    }

    void aim(double[] at) {
        for (int j = 0; j < bends.length; j++) {
            moments[j] = Vectors.dot(bends[j], at);
        }
    }
}
