package tn.shabou.orion.inventory;

/**
 * What it costs to have too much, and too little.
 *
 * @param holdingRate of a part's cost for each year that it lies in stock: money, room, ageing
 * @param shortageShare of the margin lost for each piece asked for in vain; above 1 where customers
 *     do not come back
 * @param order dinars for each line ordered, however long
 * @param usualMargin of the price, where a part's cost is not known
 */
public record Costs(double holdingRate, double shortageShare, double order, double usualMargin) {

    public Costs {
        if (!(holdingRate > 0 && shortageShare > 0 && order >= 0)
                || !(usualMargin > 0 && usualMargin < 1)) {
            throw new IllegalArgumentException(
                    "shabou.inventory: costs are above 0, the usual margin between 0 and 1");
        }
    }

    /**
     * What a piece costs and brings.
     *
     * @param cost in dinars; NaN where it is not known
     */
    Piece piece(double price, double cost) {
        double known = cost > 0 ? cost : price * (1 - usualMargin);
        return new Piece(known, Math.max(price - known, price * usualMargin / 5));
    }

    /**
     * @param margin in dinars; of what is sold at a loss a little, since a customer counts too
     */
    record Piece(double cost, double margin) {}
}
