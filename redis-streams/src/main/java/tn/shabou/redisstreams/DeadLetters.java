package tn.shabou.redisstreams;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/**
 * The entries that were given up, to be looked at, tried again or thrown away. A stream may be
 * named by its own name or by that of its dead-letter stream, which ends in {@value #SUFFIX}.
 */
@ApplicationScoped
public class DeadLetters {

    static final String SUFFIX = ".dead";

    private final RedisConnections connections;

    DeadLetters(RedisConnections connections) {
        this.connections = connections;
    }

    /**
     * Oldest first.
     *
     * @param from id of the first letter; {@code (} before an id begins after it; {@code -} begins
     *     with the oldest
     * @param count most letters to be listed
     */
    public Uni<List<DeadLetter>> list(String stream, String from, int count) {
        return commands()
                .range(letters(stream), from, count)
                .map(stored -> stored.stream().map(DeadLetter::of).toList());
    }

    public Uni<Long> count(String stream) {
        return commands().length(letters(stream));
    }

    /**
     * Puts an entry back at the end of its stream, with all its attempts before it, and takes the
     * letter away, both or neither. Every group of the stream will be given it again.
     *
     * @param id of the letter
     * @return the new id of the entry; empty when there is no such letter
     */
    public Uni<Optional<String>> replay(String stream, String id) {
        var letters = letters(stream);
        return list(stream, id, 1)
                .map(found ->
                        found.stream()
                                .filter(letter ->
                                        letter.id().equals(id) && !letter.stream().isEmpty())
                                .findFirst())
                .chain(letter ->
                        letter.isEmpty()
                                ? Uni.createFrom().item(Optional.empty())
                                : commands().replay(letters, letter.get().stream(), id));
    }

    /**
     * Throws a letter away.
     *
     * @return false when there is no such letter
     */
    public Uni<Boolean> drop(String stream, String id) {
        return commands().delete(letters(stream), id);
    }

    static boolean isNameOfLetters(String stream) {
        return stream.endsWith(SUFFIX);
    }

    private static String letters(String stream) {
        return isNameOfLetters(stream) ? stream : stream + SUFFIX;
    }

    private StreamCommands commands() {
        return new StreamCommands(connections.commands());
    }
}
