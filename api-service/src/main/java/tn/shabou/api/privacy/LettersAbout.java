package tn.shabou.api.privacy;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tn.shabou.model.runs.Agent;
import tn.shabou.redisstreams.DeadLetter;
import tn.shabou.redisstreams.DeadLetters;

/** Work that the prospector gave up and that speaks of somebody. */
@ApplicationScoped
class LettersAbout {

    private static final int BATCH = 200;

    /** Shorter words stand in everything. */
    private static final int SHORTEST = 4;

    private final DeadLetters letters;

    LettersAbout(DeadLetters letters) {
        this.letters = letters;
    }

    /** Drops what holds any of the words, and answers how many that were. */
    Uni<Integer> drop(List<String> words) {
        var sought =
                words.stream()
                        .filter(word -> word.length() >= SHORTEST)
                        .map(word -> word.toLowerCase(Locale.ROOT))
                        .toList();
        return Multi.createFrom()
                .iterable(Agent.PROSPECTOR.steps())
                .map(step -> "shabou." + Agent.PROSPECTOR.slug() + "." + step)
                .onItem()
                .transformToUniAndConcatenate(stream -> drop(stream, sought, "-", 0))
                .collect()
                .with(Collectors.summingInt(Integer::intValue));
    }

    private Uni<Integer> drop(String stream, List<String> words, String from, int before) {
        return letters.list(stream, from, BATCH)
                .chain(found ->
                        Multi.createFrom()
                                .iterable(found)
                                .filter(letter -> speaksOf(letter, words))
                                .onItem()
                                .transformToUniAndConcatenate(
                                        letter -> letters.drop(stream, letter.id()))
                                .collect()
                                .asList()
                                .chain(dropped ->
                                        found.size() < BATCH
                                                ? Uni.createFrom().item(before + dropped.size())
                                                : drop(
                                                        stream,
                                                        words,
                                                        "(" + found.getLast().id(),
                                                        before + dropped.size())));
    }

    private static boolean speaksOf(DeadLetter letter, List<String> words) {
        var text = (letter.fields() + letter.error()).toLowerCase(Locale.ROOT);
        return words.stream().anyMatch(text::contains);
    }
}
