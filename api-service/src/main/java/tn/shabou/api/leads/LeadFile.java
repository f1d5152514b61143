package tn.shabou.api.leads;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tn.shabou.api.http.Problem;
import tn.shabou.api.http.Problem.Fault;
import tn.shabou.api.http.Wording;
import tn.shabou.api.imports.csv.CsvDialect;
import tn.shabou.api.imports.csv.CsvRow;
import tn.shabou.api.imports.csv.FileFacts;
import tn.shabou.api.imports.csv.Folded;
import tn.shabou.api.imports.csv.UnreadableCsv;
import tn.shabou.model.leads.LeadKind;

/**
 * A file of leads, checked from end to end: a header, then a line a lead, separated by commas,
 * semicolons or tabs, in UTF-8 or Windows-1252.
 */
record LeadFile(String sha256, List<LeadDraft> leads) {

    private static final int MOST_LEADS = 5_000;
    private static final int FAULTS_SHOWN = 50;

    private static final Map<LeadKind, List<String>> KINDS =
            Map.of(
                    LeadKind.SUPPLIER,
                    List.of("supplier", "fournisseur", "grossiste", "wholesaler", "مورد", "مزود"),
                    LeadKind.GARAGE,
                    List.of(
                            "garage",
                            "atelier",
                            "mecanicien",
                            "garagiste",
                            "workshop",
                            "ورشة",
                            "مستودع"),
                    LeadKind.COMPETITOR,
                    List.of("competitor", "concurrent", "magasin", "revendeur", "منافس"));

    /**
     * Reads the whole file. Blocking.
     *
     * @throws Problem listing what is wrong, line by line
     */
    static LeadFile read(Path path) {
        var facts = FileFacts.of(path);
        var dialect = CsvDialect.guess(path, facts, Optional.empty(), Optional.empty());
        try (var rows = dialect.open(path)) {
            var header =
                    rows.next()
                            .orElseThrow(() ->
                                    new Problem(
                                            LeadProblem.INVALID_LEAD_FILE, "The file is empty."));
            var columns = LeadColumn.of(header.cells());
            var leads = new ArrayList<LeadDraft>();
            var faults = new ArrayList<Fault>();
            for (var row = rows.next(); row.isPresent(); row = rows.next()) {
                leads.add(lead(row.get(), columns, faults));
                requireFew(leads.size());
            }
            refuseIf(leads, faults);
            return new LeadFile(facts.sha256(), leads);
        } catch (UnreadableCsv e) {
            throw new Problem(LeadProblem.INVALID_LEAD_FILE, e.wording());
        }
    }

    private static void requireFew(int leads) {
        if (leads > MOST_LEADS) {
            throw new Problem(
                    LeadProblem.INVALID_LEAD_FILE,
                    "The file has more than %,d leads; split it.",
                    MOST_LEADS);
        }
    }

    private static void refuseIf(List<LeadDraft> leads, List<Fault> faults) {
        if (leads.isEmpty()) {
            throw new Problem(LeadProblem.INVALID_LEAD_FILE, "The file has a header but no rows.");
        }
        if (!faults.isEmpty()) {
            throw new Problem(
                    LeadProblem.INVALID_LEAD_FILE,
                    Wording.of(
                            "Nothing was stored: %d things cannot be read. Mend them and send the file again.",
                            faults.size()),
                    faults.stream().limit(FAULTS_SHOWN).toList());
        }
    }

    private static LeadDraft lead(
            CsvRow row, Map<LeadColumn, Integer> columns, List<Fault> faults) {
        var line = new Line(row, columns, faults);
        return new LeadDraft(
                        line.kind(),
                        line.name(),
                        line.text(LeadColumn.WEBSITE, 500),
                        Optional.of(line.several(LeadColumn.PHONE)),
                        Optional.of(line.several(LeadColumn.EMAIL)),
                        line.text(LeadColumn.ADDRESS, 400),
                        line.text(LeadColumn.CITY, 100),
                        line.text(LeadColumn.GOVERNORATE, 60),
                        line.degrees(LeadColumn.LATITUDE, 90),
                        line.degrees(LeadColumn.LONGITUDE, 180))
                .checked(line.pointer(), faults);
    }

    /** A line that is being read. */
    private record Line(CsvRow row, Map<LeadColumn, Integer> columns, List<Fault> faults) {

        private static final int MOST = 8;

        String pointer() {
            return "line " + row.line() + ": ";
        }

        String name() {
            return text(LeadColumn.NAME, 200)
                    .orElseGet(() -> {
                        faults.add(new Fault(pointer() + "name", "the name is missing"));
                        return "?";
                    });
        }

        LeadKind kind() {
            var said = Folded.of(cell(LeadColumn.KIND));
            return KINDS.entrySet().stream()
                    .filter(kind -> kind.getValue().contains(said))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElseGet(() -> {
                        faults.add(
                                new Fault(
                                        pointer() + "kind",
                                        "\"%s\" is neither supplier, garage nor competitor",
                                        cell(LeadColumn.KIND)));
                        return LeadKind.SUPPLIER;
                    });
        }

        Optional<String> text(LeadColumn column, int longest) {
            var text = cell(column);
            if (text.length() > longest) {
                faults.add(
                        new Fault(
                                pointer() + column.name(), "has more than %d characters", longest));
            }
            return Optional.of(text).filter(given -> !given.isEmpty());
        }

        List<String> several(LeadColumn column) {
            return Stream.of(cell(column).split("[/;|]"))
                    .map(String::strip)
                    .filter(part -> !part.isEmpty())
                    .limit(MOST)
                    .toList();
        }

        Optional<BigDecimal> degrees(LeadColumn column, int most) {
            var text = cell(column).replace(',', '.');
            if (text.isEmpty()) {
                return Optional.empty();
            }
            var degrees = number(text);
            if (degrees == null || degrees.abs().compareTo(BigDecimal.valueOf(most)) > 0) {
                faults.add(new Fault(pointer() + column.name(), "\"%s\" are no degrees", text));
                return Optional.empty();
            }
            return Optional.of(degrees);
        }

        private static @Nullable BigDecimal number(String text) {
            return text.matches("[+-]?\\d{1,3}(?:\\.\\d{1,12})?") ? new BigDecimal(text) : null;
        }

        private String cell(LeadColumn column) {
            var place = columns.get(column);
            return place == null ? "" : row.cell(place).strip();
        }
    }
}
