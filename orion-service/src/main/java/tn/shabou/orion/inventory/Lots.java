package tn.shabou.orion.inventory;

/**
 * In which quantities a part can be had.
 *
 * @param least pieces that one has to order at least, 1 or more
 * @param pack pieces of a pack, which is not opened, 1 or more
 */
public record Lots(int least, int pack) {

    /** Any number. */
    public static final Lots SINGLE = new Lots(1, 1);

    /** The least that can be had of so many or more; 0 of none. */
    public int of(double pieces) {
        return pieces > 0 ? (int) Math.ceil(Math.max(pieces, least) / pack - 1e-9) * pack : 0;
    }
}
