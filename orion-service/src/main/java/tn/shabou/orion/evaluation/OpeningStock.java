package tn.shabou.orion.evaluation;

/**
 * What there is of a series when the periods begin that are judged.
 *
 * @param onHand pieces
 * @param onOrder pieces that come at the beginning of the first of those periods, of the second and
 *     so on
 */
public record OpeningStock(double onHand, double... onOrder) {

    public OpeningStock {
        boolean sound = onHand >= 0 && Double.isFinite(onHand);
        for (double pieces : onOrder) {
            sound &= pieces >= 0 && Double.isFinite(pieces);
        }
        if (!sound) {
            throw new IllegalArgumentException("stock is a number, 0 or more");
        }
    }
}
