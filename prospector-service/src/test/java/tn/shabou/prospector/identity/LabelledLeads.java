package tn.shabou.prospector.identity;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The labelled leads of {@link LabelledLeadsScript}, {@link FreshLeadsScript} and {@link
 * NamesakesScript}.
 */
final class LabelledLeads {

    private LabelledLeads() {}

    /**
     * @param organisation the business that it truly is
     * @param site where it truly is
     */
    record Labelled(Party party, String organisation, String site, String trap) {}

    /**
     * @param half as {@code tuning}, {@code held back}, {@code fresh} or {@code namesakes}
     */
    static List<Labelled> of(String half) {
        var file =
                Objects.requireNonNull(
                        LabelledLeads.class.getResourceAsStream(
                                "/identity/%s-leads.tsv".formatted(file(half))));
        try (var lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .map(line -> line.split("\t", -1))
                    .filter(cell -> cell[0].equals(half))
                    .map(LabelledLeads::lead)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Party> parties(List<Labelled> leads) {
        return leads.stream().map(Labelled::party).toList();
    }

    private static String file(String half) {
        return half.startsWith("fresh")
                ? "fresh"
                : half.startsWith("namesakes") ? "namesakes" : "labelled";
    }

    private static Labelled lead(String[] cell) {
        var party =
                new Party(
                        new UUID(0x5eed, Long.parseLong(cell[1])),
                        List.of(cell[5]),
                        several(cell[6]),
                        several(cell[7]),
                        several(cell[8]),
                        several(cell[9]),
                        several(cell[10]),
                        Set.of(),
                        text(cell[11]),
                        text(cell[12]),
                        text(cell[13]),
                        cell[14].isEmpty()
                                ? null
                                : new Position(
                                        Double.parseDouble(cell[14]), Double.parseDouble(cell[15])),
                        "",
                        0);
        return new Labelled(party, cell[2], cell[3], cell[4]);
    }

    private static Set<String> several(String cell) {
        return Arrays.stream(cell.split("\\|"))
                .filter(value -> !value.isEmpty())
                .collect(Collectors.toSet());
    }

    private static @Nullable String text(String cell) {
        return cell.isEmpty() ? null : cell;
    }
}
