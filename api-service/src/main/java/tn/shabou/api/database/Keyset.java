package tn.shabou.api.database;

/**
 * An order of the rows {@code p}, made total by their id in the same direction, so that one
 * comparison of a pair says what comes after a cursor, and one index serves it.
 *
 * @param column that is sorted by
 * @param type of the column, in SQL
 */
public record Keyset(String column, String type, boolean descending) {

    /** For {@code ORDER BY}. */
    public String orderBy() {
        return descending ? column + " DESC, p.id DESC" : column + ", p.id";
    }

    /** What comes after the pair given in these two parameters, the first as text. */
    public String after(String value, String id) {
        return "(%s, p.id) %s (%s::text::%s, %s::bigint)"
                .formatted(column, descending ? "<" : ">", value, type, id);
    }
}
