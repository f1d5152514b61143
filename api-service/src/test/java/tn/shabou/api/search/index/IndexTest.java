package tn.shabou.api.search.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tn.shabou.api.search.index.Wanted.Clause;
import tn.shabou.api.search.index.Wanted.Term;

/** Asks an index of made-up products and looks through all of them for what it should say. */
class IndexTest {

    private static final Tuning TUNING =
            new Tuning(
                    new double[] {3, 3, 2, 2.5, 1, 0.7},
                    new double[] {0.4, 0.4, 0, 0, 0.3, 0.5},
                    1.2,
                    0.6,
                    0.1,
                    0.1);
    private static final int PRODUCTS = 5_000;
    private static final int WORDS = 300;

    private final Random random = new Random(1);
    private final Index index = new Index(TUNING);
    private final Map<Long, Entry> products = new HashMap<>();

    @Test
    void findsAllThatHaveEveryWordAndNothingElse() {
        fill();

        for (int i = 0; i < 100; i++) {
            var words = new TreeSet<>(List.of(word(), word(), "always"));
            assertThat(found(words, 1)).isEqualTo(having(words, words.size()));
        }
    }

    @Test
    void findsAllThatHaveMostOfTheQuestion() {
        fill();

        for (int i = 0; i < 100; i++) {
            var words = new TreeSet<>(List.of(word() + "x", word(), word() + "y"));
            assertThat(found(words, 0.6)).isEqualTo(having(words, 2));
        }
    }

    @Test
    void findsAllThatHaveEveryPartOfAPhrase() {
        fill();

        for (int i = 0; i < 100; i++) {
            var words = new TreeSet<>(List.of(word(), word(), word()));
            var all = words.stream().map(this::numbers).toList();
            var single = new Clause(1, List.of(all.getFirst()), List.of(0));
            var phrase = new Clause(0.9, all, List.of(1));
            var terms = List.of(new Term(2), new Term(1));
            var expected = having(words, words.size());

            assertThat(all(new Wanted(terms, List.of(single, phrase), new int[0]), 1))
                    .isEqualTo(expected);
            assertThat(all(new Wanted(terms.subList(1, 2), List.of(leading(all)), new int[0]), 1))
                    .isEqualTo(expected);
        }
    }

    private static Clause leading(List<int[]> words) {
        return new Clause(0.9, words, List.of(0));
    }

    @Test
    void knowsEveryChange() {
        fill();
        for (int batch = 0; batch < 40; batch++) {
            var changed = new HashSet<Long>();
            for (int i = 0; i < 300; i++) {
                changed.add(1L + random.nextInt(PRODUCTS + 2_000));
            }
            change(changed);
        }

        assertThat(index.documents()).isEqualTo(products.size());
        for (int i = 0; i < 50; i++) {
            var word = word();
            assertThat(found(Set.of(word), 1)).isEqualTo(having(Set.of(word), 1));
            assertThat(index.words().documents(index.words().find(word)))
                    .isEqualTo(having(Set.of(word), 1).size());
        }
    }

    @Test
    void showsOnlyWhatFitsOneOfTheEngines() {
        fill();
        var word = word();
        var fitting =
                having(Set.of(word), 1).stream()
                        .filter(id ->
                                entry(id).engines().contains(7L)
                                        || entry(id).engines().contains(9L))
                        .collect(Collectors.toSet());

        assertThat(all(wanted(Set.of(word), 7, 9), 1)).isEqualTo(fitting).isNotEmpty();
        assertThat(all(new Wanted(List.of(), List.of(), new int[] {7}), 1))
                .isEqualTo(
                        products.keySet().stream()
                                .filter(id -> entry(id).engines().contains(7L))
                                .collect(Collectors.toSet()));
    }

    @Test
    void findsTheVeryBestThoughItPassesMostOver() {
        fill();

        for (int i = 0; i < 50; i++) {
            var wanted = wanted(new TreeSet<>(List.of(word(), "always")));
            var all = index.find(wanted, 1, PRODUCTS, PRODUCTS);
            var best = index.find(wanted, 1, 10, 0);
            assertThat(best.best()).isEqualTo(all.best().subList(0, best.best().size()));
        }
    }

    @Test
    void countsExactlyUpToTheBound() {
        fill();
        var wanted = wanted(Set.of("always"));

        assertThat(index.find(wanted, 1, 5, PRODUCTS).count()).isEqualTo(PRODUCTS);
        assertThat(index.find(wanted, 1, 5, 100).count()).isGreaterThan(100);
    }

    @Test
    void prefersWhatIsInStockAndPopularAmongEquals() {
        add(new Entry(1, false, 10, Map.of(Field.TITLE, "disque"), List.of()));
        add(new Entry(2, true, 0, Map.of(Field.TITLE, "disque"), List.of()));
        add(new Entry(3, true, 10, Map.of(Field.TITLE, "disque"), List.of()));
        index.publish();

        assertThat(index.find(wanted(Set.of("disque")), 1, 3, 3).best())
                .extracting(Found::product)
                .containsExactly(3L, 2L, 1L);

        index.change(
                Set.of(1L),
                List.of(new Entry(1, true, 99, Map.of(Field.TITLE, "disque"), List.of())));
        assertThat(index.find(wanted(Set.of("disque")), 1, 3, 3).best().getFirst().product())
                .isEqualTo(1);
    }

    @Test
    void needsEachPartOfAPhrase() {
        add(new Entry(1, true, 0, Map.of(Field.TITLE, "garniture de frein"), List.of()));
        add(new Entry(2, true, 0, Map.of(Field.TITLE, "garniture de porte"), List.of()));
        index.publish();
        var phrase = new Clause(1, List.of(numbers("garniture"), numbers("frein")), List.of(0));

        assertThat(all(new Wanted(List.of(new Term(1)), List.of(phrase), new int[0]), 1))
                .containsExactly(1L);
    }

    @Test
    void givesTheWordsOfADocumentBack() {
        var title = "plaquettes de frein " + "x".repeat(40) + " بطانات";
        add(new Entry(1, true, 0, Map.of(Field.TITLE, title, Field.BRAND, "bosch"), List.of(3L)));
        index.publish();
        var text = new Text();
        index.read(index.find(wanted(Set.of("bosch")), 1, 1, 1).best().getFirst(), text);

        assertThat(words(text, Field.TITLE)).isEqualTo(title);
        assertThat(words(text, Field.BRAND)).isEqualTo("bosch");
        assertThat(words(text, Field.FAMILY)).isEmpty();
    }

    private String words(Text text, Field field) {
        return IntStream.range(text.begin(field), text.end(field))
                .mapToObj(at -> index.words().word(text.word(at)))
                .collect(Collectors.joining(" "));
    }

    private void fill() {
        for (long id = 1; id <= PRODUCTS; id++) {
            add(entryOf(id));
        }
        index.publish();
    }

    private void add(Entry entry) {
        products.put(entry.productId(), entry);
        index.add(entry);
    }

    /** A third of them disappear. */
    private void change(Set<Long> ids) {
        var now = new ArrayList<Entry>();
        for (var id : ids) {
            if (random.nextInt(3) == 0) {
                products.remove(id);
            } else {
                var entry =
                        random.nextBoolean() || !products.containsKey(id) ? entryOf(id) : entry(id);
                now.add(entry);
                products.put(id, entry);
            }
        }
        index.change(ids, now);
    }

    private Entry entryOf(long id) {
        var title = new ArrayList<String>();
        title.add("always");
        for (int i = 0; i < 5; i++) {
            title.add(word());
        }
        return new Entry(
                id,
                random.nextBoolean(),
                random.nextInt(100),
                Map.of(
                        Field.TITLE, String.join(" ", title),
                        Field.BRAND, "brand" + random.nextInt(9),
                        Field.DESCRIPTION, word() + "x " + word() + "y"),
                List.of((long) random.nextInt(20), (long) random.nextInt(20)));
    }

    /** Some far more often than others. */
    private String word() {
        return "w" + (int) (WORDS * Math.pow(random.nextDouble(), 3));
    }

    private Entry entry(long id) {
        return products.getOrDefault(id, new Entry(id, false, 0, Map.of(), List.of()));
    }

    private Set<Long> having(Set<String> words, int atLeast) {
        return products.values().stream()
                .filter(entry -> {
                    var own = new HashSet<String>();
                    entry.fields().values().forEach(text -> own.addAll(List.of(text.split(" "))));
                    return words.stream().filter(own::contains).count() >= atLeast;
                })
                .map(Entry::productId)
                .collect(Collectors.toSet());
    }

    private Set<Long> found(Set<String> words, double share) {
        var wanted = wanted(words);
        var all = all(wanted, share);
        assertThat(index.find(wanted, share, PRODUCTS, PRODUCTS * 2).count()).isEqualTo(all.size());
        return all;
    }

    private Set<Long> all(Wanted wanted, double share) {
        var ids = new HashSet<Long>();
        index.all(wanted, share, ids::add);
        return ids;
    }

    private Wanted wanted(Set<String> words, int... engines) {
        var ordered = List.copyOf(words);
        return new Wanted(
                ordered.stream().map(_ -> new Term(1)).toList(),
                IntStream.range(0, ordered.size())
                        .mapToObj(i -> new Clause(1, List.of(numbers(ordered.get(i))), List.of(i)))
                        .toList(),
                engines);
    }

    private int[] numbers(String word) {
        int number = index.words().find(word);
        return number == Words.UNKNOWN ? new int[0] : new int[] {number};
    }
}
