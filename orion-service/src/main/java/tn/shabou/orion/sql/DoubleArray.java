package tn.shabou.orion.sql;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/** Numbers as PostgreSQL writes an array of them: rows of arrays cannot be sent otherwise. */
public final class DoubleArray {

    private DoubleArray() {}

    /** To be cast to {@code float8[]}; every bit survives. */
    public static String text(double... numbers) {
        var text = Arrays.toString(numbers);
        return "{" + text.substring(1, text.length() - 1) + "}";
    }

    /** Row after row in one array. */
    public static String text(double[][] rows) {
        return text(Arrays.stream(rows).flatMapToDouble(DoubleStream::of).toArray());
    }

    public static double[] numbers(Double... column) {
        return Arrays.stream(column).mapToDouble(Double::doubleValue).toArray();
    }

    /** Rows of {@code width} numbers each. */
    public static double[][] rows(int width, Double... column) {
        double[] all = numbers(column);
        var rows = new double[all.length / width][];
        Arrays.setAll(rows, row -> Arrays.copyOfRange(all, row * width, (row + 1) * width));
        return rows;
    }
}
