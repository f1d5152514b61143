package tn.shabou.api.search;

import java.util.Arrays;
import tn.shabou.api.search.index.Field;
import tn.shabou.api.search.index.Standing;

/**
 * What the ranking sees of a product: its standing, and for each word of each {@link Field} the
 * code that {@link QuestionWords} has for it. Used again for the next product.
 */
final class Document {

    private static final int FIELDS = Field.values().length;

    private final int[] ends = new int[FIELDS];
    private int[] codes = new int[256];
    private long productId;
    private Standing standing = new Standing(0);

    void open(long product, Standing itsStanding) {
        productId = product;
        standing = itsStanding;
    }

    /** Makes room for the words of the field, which are written next; fields come in order. */
    void open(Field field, int length) {
        int begin = begin(field);
        if (begin + length > codes.length) {
            codes = Arrays.copyOf(codes, 2 * (begin + length));
        }
        ends[field.ordinal()] = begin + length;
    }

    void write(int at, int code) {
        codes[at] = code;
    }

    long productId() {
        return productId;
    }

    Standing standing() {
        return standing;
    }

    int begin(Field field) {
        return field.ordinal() == 0 ? 0 : ends[field.ordinal() - 1];
    }

    /** After the last word of the field. */
    int end(Field field) {
        return ends[field.ordinal()];
    }

    int code(int at) {
        return codes[at];
    }
}
