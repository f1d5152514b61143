package tn.shabou.api.search.index;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.function.LongPredicate;

/**
 * All products by their words. Read by many at once; written by one at a time. What is added is
 * found after {@link #publish}.
 */
public final class Index {

    private static final int MOST_SMALL_SEGMENTS = 8;
    private static final int SMALL = 20_000;
    private static final int SMALL_SHARE = 10;
    private static final double RAGGED = 0.3;
    private static final int STANDINGS = 256;

    private final Words words = new Words();
    private final Texts texts = new Texts(words);
    private final Tuning tuning;
    private final FieldLengths lengths = new FieldLengths();
    private final float[] factors = new float[STANDINGS];
    private final Text text = new Text();
    private final Impacts distinct;
    private volatile List<Segment> segments = List.of();
    private Drafts drafts = new Drafts();
    private long written;
    private long wasted;

    public Index(Tuning tuning) {
        this.tuning = tuning;
        this.distinct = new Impacts(tuning, new double[Field.values().length]);
        for (int code = 0; code < factors.length; code++) {
            factors[code] = (float) tuning.factor(new Standing(code));
        }
    }

    public Words words() {
        return words;
    }

    /** How many products there are to find. */
    public int documents() {
        return segments.stream().mapToInt(Segment::liveDocuments).sum();
    }

    /** How many words the field has where it has any. */
    public double meanLength(Field field) {
        return lengths.mean(field);
    }

    /** About how much memory it takes. */
    public long bytes() {
        return words.bytes() + texts.bytes() + segments.stream().mapToLong(Segment::bytes).sum();
    }

    /** Whether so much of it is out of date that it had better be made anew. */
    public boolean isRagged() {
        return wasted > RAGGED * written && written > 1 << 20;
    }

    /** Adds a product that is not there yet. */
    public void add(Entry entry) {
        texts.parse(entry, text);
        text.engines(engines(entry));
        draft(entry);
    }

    /**
     * Replaces products by what they are now.
     *
     * @param products which changed; those that are not among {@code entries} are gone
     */
    public void change(Set<Long> products, List<Entry> entries) {
        var gone = new HashSet<>(products);
        var now = segments;
        var dead = now.stream().map(_ -> new BitSet()).toList();
        for (var entry : entries) {
            texts.parse(entry, text);
            text.engines(engines(entry));
            if (!revalue(now, entry)) {
                remove(now, dead, entry.productId());
                texts.parse(entry, text);
                text.engines(engines(entry));
                draft(entry);
            }
            gone.remove(entry.productId());
        }
        gone.forEach(product -> remove(now, dead, product));
        publish(dead);
    }

    /** Makes everything findable that was added. */
    public void publish() {
        publish(segments.stream().map(_ -> new BitSet()).toList());
    }

    /**
     * @param share of the weight of the question that a document must have, above 0, at most 1
     * @param most how many of the best are wanted
     * @param countTo up to where the count is to be exact
     */
    public Findings find(Wanted wanted, double share, int most, int countTo) {
        var state = segments;
        var best = new Best(most, countTo + 1, filter(wanted, state));
        scan(state, wanted, share, best);
        var found = new ArrayList<Found>(most);
        for (long key : best.ranked()) {
            var segment = state.get(Best.segment(key));
            int document = Best.document(key);
            found.add(
                    new Found(
                            segment.product(document),
                            segment.standing(document),
                            Best.score(key),
                            segment.text(document)));
        }
        return new Findings(found, best.count());
    }

    /** Hands over the id of every product that matches, in no order, until one is refused. */
    public void all(Wanted wanted, double share, LongPredicate taker) {
        var state = segments;
        var filter = filter(wanted, state);
        scan(
                state,
                wanted,
                share,
                new Matches() {
                    private boolean isWanted = true;

                    @Override
                    public boolean needs(float score) {
                        return isWanted;
                    }

                    @Override
                    public void found(float score, int segment, int document) {
                        if (isWanted && filter.admits(segment, document)) {
                            isWanted = taker.test(state.get(segment).product(document));
                        }
                    }
                });
    }

    /** The words of a document. */
    public void read(Found found, Text into) {
        texts.read(found.text(), into);
    }

    private static Best.Filter filter(Wanted wanted, List<Segment> state) {
        return wanted.filter()
                .<Best.Filter>map(passes ->
                        (segment, document) -> passes.test(state.get(segment).product(document)))
                .orElse((_, _) -> true);
    }

    private void scan(List<Segment> state, Wanted wanted, double share, Matches matches) {
        var scan = new Scan(wanted, share, factors, matches);
        for (int number = 0; number < state.size(); number++) {
            var segment = state.get(number);
            scan.scan(segment, number, new Clauses(wanted, segment));
        }
    }

    private static int[] engines(Entry entry) {
        return entry.engines().stream().mapToInt(Math::toIntExact).sorted().distinct().toArray();
    }

    private void draft(Entry entry) {
        drafts.add(entry.productId(), texts.add(text), (byte) entry.standing().code());
        written += texts.size(text);
        lengths.count(text, 1);
        forEachWord(word -> words.count(word, 1));
    }

    /** Changes only the standing of a product when that is all that changed. */
    private boolean revalue(List<Segment> among, Entry entry) {
        for (var segment : among) {
            int document = segment.documentOf(entry.productId());
            if (document >= 0) {
                if (!texts.isSame(segment.text(document), text)) {
                    return false;
                }
                segment.revalue(document, entry.standing());
                return true;
            }
        }
        return false;
    }

    private void remove(List<Segment> from, List<BitSet> dead, long product) {
        for (int i = 0; i < from.size(); i++) {
            int document = from.get(i).documentOf(product);
            if (document >= 0 && !dead.get(i).get(document)) {
                dead.get(i).set(document);
                texts.read(from.get(i).text(document), text);
                wasted += texts.size(text);
                lengths.count(text, -1);
                forEachWord(word -> words.count(word, -1));
            }
        }
    }

    private void forEachWord(IntConsumer consumer) {
        distinct.sum(text);
        for (int i = 0; i < distinct.size(); i++) {
            consumer.accept(distinct.word(i));
        }
    }

    private void publish(List<BitSet> dead) {
        var next = new ArrayList<Segment>();
        for (int i = 0; i < dead.size(); i++) {
            var left = segments.get(i).without(dead.get(i));
            if (left.liveDocuments() > 0) {
                next.add(left);
            }
        }
        if (drafts.size() > 0) {
            next.add(Segment.of(drafts, texts, impacts()));
            drafts = new Drafts();
        }
        segments = List.copyOf(merged(next));
    }

    /** The first segment is the large one; the others are joined, to it only when they are many. */
    private List<Segment> merged(List<Segment> all) {
        if (all.size() < 2) {
            return all;
        }
        int small = all.stream().skip(1).mapToInt(Segment::liveDocuments).sum();
        if (small > Math.max(SMALL, all.getFirst().liveDocuments() / SMALL_SHARE)) {
            return List.of(joined(all));
        }
        if (all.size() > MOST_SMALL_SEGMENTS) {
            return List.of(all.getFirst(), joined(all.subList(1, all.size())));
        }
        return all;
    }

    private Segment joined(List<Segment> some) {
        var together = new Drafts();
        some.forEach(segment -> segment.addTo(together));
        return Segment.of(together, texts, impacts());
    }

    private Impacts impacts() {
        return new Impacts(tuning, lengths.means());
    }
}
