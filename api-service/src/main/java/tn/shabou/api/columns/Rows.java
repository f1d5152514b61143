package tn.shabou.api.columns;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The columns, a row for each product. A row never changes: a product that does gets a new row at
 * the end. So a state shares its arrays with the one before, whose readers do not look beyond its
 * size. One writer at a time.
 *
 * @param priceKeys see {@link #keys}
 * @param createdKeys see {@link #keys}
 * @param names where a name stands among the {@link Names}
 * @param strays the names of rows that are not among them
 */
@SuppressWarnings("ArrayRecordComponent") // shared on purpose, never compared
record Rows(
        int size,
        int[] ids,
        long[] prices,
        long[] created,
        long[] tags,
        int[] popularity,
        int[] priceKeys,
        int[] createdKeys,
        int[] names,
        Names dictionary,
        Map<Integer, byte[]> strays) {

    private static final int LEAST_ROOM = 64;
    private static final int GROWTH_SHIFT = 4;

    static Rows none() {
        return new Rows(
                0,
                new int[0],
                new long[0],
                new long[0],
                new long[0],
                new int[0],
                new int[0],
                new int[0],
                new int[0],
                new Names.Writer().names(),
                new ConcurrentHashMap<>());
    }

    /** More rows, whose names are known {@link #named later}. */
    Rows withUnnamed(List<Product> more) {
        var room = withRoom(size + more.size());
        int row = size;
        for (var product : more) {
            room.ids[row] = product.id();
            room.prices[row] = product.price();
            room.created[row] = product.created();
            room.tags[row] = product.tag();
            room.popularity[row] = product.popularity();
            room.priceKeys[row] = Column.priceKey(product.price());
            room.createdKeys[row] = Column.createdKey(product.created());
            row++;
        }
        return room.sized(row);
    }

    /**
     * The same rows, for now without room for more.
     *
     * @param order the rows as they shall come
     */
    Rows arranged(int[] order) {
        return new Rows(
                size,
                arranged(ids, order),
                arranged(prices, order),
                arranged(created, order),
                arranged(tags, order),
                arranged(popularity, order),
                arranged(priceKeys, order),
                arranged(createdKeys, order),
                arranged(names, order),
                dictionary,
                strays);
    }

    Rows named(Names dictionary, int[] slots) {
        return new Rows(
                size,
                ids,
                prices,
                created,
                tags,
                popularity,
                priceKeys,
                createdKeys,
                slots,
                dictionary,
                strays);
    }

    /**
     * A number for each row that orders rows as the column does, but for those where it is the
     * same: enough to pass over most rows.
     */
    int[] keys(Column column) {
        return switch (column) {
            case PRICE -> priceKeys;
            case NAME -> names;
            case CREATED -> createdKeys;
            case POPULARITY -> popularity;
        };
    }

    Rows with(List<Product> more) {
        var longer = withUnnamed(more);
        int row = size;
        for (var product : more) {
            int slot = dictionary.slot(product.name());
            longer.names[row] = slot;
            if (!Names.isKnown(slot)) {
                strays.put(row, product.name());
            }
            row++;
        }
        return longer;
    }

    byte[] name(int row) {
        int slot = names[row];
        return Names.isKnown(slot)
                ? dictionary.named(slot)
                : Objects.requireNonNull(strays.get(row));
    }

    long bytes() {
        return dictionary.bytes() + ids.length * (5L * Integer.BYTES + 3L * Long.BYTES);
    }

    private static int[] arranged(int[] column, int[] order) {
        return Arrays.stream(order).map(row -> column[row]).toArray();
    }

    private static long[] arranged(long[] column, int[] order) {
        return Arrays.stream(order).mapToLong(row -> column[row]).toArray();
    }

    private Rows withRoom(int wanted) {
        if (wanted <= ids.length) {
            return this;
        }
        int capacity = wanted + (wanted >> GROWTH_SHIFT) + LEAST_ROOM;
        return new Rows(
                size,
                Arrays.copyOf(ids, capacity),
                Arrays.copyOf(prices, capacity),
                Arrays.copyOf(created, capacity),
                Arrays.copyOf(tags, capacity),
                Arrays.copyOf(popularity, capacity),
                Arrays.copyOf(priceKeys, capacity),
                Arrays.copyOf(createdKeys, capacity),
                Arrays.copyOf(names, capacity),
                dictionary,
                strays);
    }

    private Rows sized(int rows) {
        return new Rows(
                rows,
                ids,
                prices,
                created,
                tags,
                popularity,
                priceKeys,
                createdKeys,
                names,
                dictionary,
                strays);
    }
}
