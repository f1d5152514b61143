package tn.shabou.api.imports.sales;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tn.shabou.api.http.Wording;
import tn.shabou.api.imports.csv.CsvRows;

/**
 * In which order a file writes day and month: as asked; else as the first date tells that has only
 * one reading (22/11/2026); else, where all dates have two, as the language of the columns has it.
 *
 * @param line the line that told; 0 when none did
 */
record KnownOrder(@Nullable DateOrder order, int line) {

    /** Rows without a date that is written so, after which none is looked for. */
    private static final int FAR_ENOUGH = 1000;

    /**
     * @param rows after the header
     * @throws Refused when it can only be guessed
     */
    static KnownOrder of(CsvRows rows, SalesColumns columns, Optional<DateOrder> asked) {
        if (asked.isPresent()) {
            return new KnownOrder(asked.get(), 0);
        }
        int ambiguous = 0;
        var example = "";
        int read = 0;
        for (var row = rows.next();
                row.isPresent() && (ambiguous > 0 || read < FAR_ENOUGH);
                row = rows.next(), read++) {
            var cell = row.get().cell(columns.date());
            var evidence = SalesDates.evidence(cell);
            if (evidence.isPresent()) {
                return new KnownOrder(evidence.get(), row.get().line());
            }
            if (ambiguous == 0 && SalesDates.isAmbiguous(cell)) {
                ambiguous = row.get().line();
                example = cell;
            }
        }
        if (columns.isLocal()) {
            return new KnownOrder(DateOrder.DAY_FIRST, 0);
        }
        if (ambiguous > 0) {
            throw refusal(ambiguous, example);
        }
        return new KnownOrder(null, 0);
    }

    private static Refused refusal(int line, String example) {
        return new Refused(
                Wording.of(
                        "Each date of the file may be read in two ways: send dateOrder=DAY_FIRST or dateOrder=MONTH_FIRST with it."),
                line,
                SalesDates.ambiguous(example));
    }
}
