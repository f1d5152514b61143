package tn.shabou.api.search.index;

/** How many words each field has, over all documents that have any in it. */
final class FieldLengths {

    private static final Field[] FIELDS = Field.values();

    private final long[] words = new long[FIELDS.length];
    private final long[] documents = new long[FIELDS.length];

    synchronized void count(Text text, int times) {
        for (var field : FIELDS) {
            int length = text.length(field);
            words[field.ordinal()] += (long) times * length;
            documents[field.ordinal()] += length > 0 ? times : 0;
        }
    }

    /** At least 1. */
    synchronized double mean(Field field) {
        int f = field.ordinal();
        return documents[f] == 0 ? 1 : Math.max(1, (double) words[f] / documents[f]);
    }

    double[] means() {
        var means = new double[FIELDS.length];
        for (var field : FIELDS) {
            means[field.ordinal()] = mean(field);
        }
        return means;
    }
}
