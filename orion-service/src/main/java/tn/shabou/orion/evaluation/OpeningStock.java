package tn.shabou.orion.evaluation;

import java.util.List;

/**
 * What there is of a series when the periods begin that are judged.
 *
 * @param onHand pieces
 * @param onOrder pieces that come at the beginning of the first of those periods, of the second and
 *     so on
 */
public record OpeningStock(double onHand, List<Double> onOrder) {

    public OpeningStock {
        onOrder = List.copyOf(onOrder);
        if (!isSound(onHand) || !onOrder.stream().allMatch(OpeningStock::isSound)) {
            throw new IllegalArgumentException("stock is a number, 0 or more");
        }
    }

    private static boolean isSound(double pieces) {
        return pieces >= 0 && Double.isFinite(pieces);
    }
}
