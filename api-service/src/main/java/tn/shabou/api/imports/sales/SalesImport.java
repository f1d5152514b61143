package tn.shabou.api.imports.sales;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tn.shabou.api.jobs.JobAnswer;
import tn.shabou.api.jobs.JobState;
import tn.shabou.model.forecasts.Grain;

/**
 * A sales file and what became of it.
 *
 * @param state CHECKING while it is read, then APPLIED, or FAILED with nothing stored; UNDONE when
 *     it was taken back, of which the counts tell what it was
 * @param grain the length of its periods; known once it is applied
 * @param lines of the file, about
 * @param rowsRead how far it was read
 * @param rowsStored rows that were new; of parts that were unknown then as well, once they are
 *     known
 * @param rowsKnown rows that an earlier file brought
 * @param rowsParked rows of parts that the catalogue does not know, kept until it does
 * @param rowsReturned rows with a negative quantity, of {@code unitsReturned} together
 * @param periodsBelowZero parts and weeks or months with more returned than sold
 * @param productsCreated parts made for unknown SKUs; not shown to shoppers
 * @param alreadyImported the very same file came before; this is what became of it then
 * @param failure why it was refused
 * @param faultCounts rows by what is wrong with them
 * @param faults the first of them
 */
@RegisterForReflection
record SalesImport(
        UUID id,
        String fileName,
        JobState state,
        Grain grain,
        int lines,
        int rowsRead,
        int rowsStored,
        int rowsKnown,
        int rowsParked,
        int rowsReturned,
        BigDecimal unitsReturned,
        int periodsBelowZero,
        int productsCreated,
        Optional<LocalDate> firstPeriod,
        Optional<LocalDate> lastPeriod,
        boolean alreadyImported,
        Optional<String> failure,
        Map<String, Integer> faultCounts,
        List<Fault> faults,
        Instant createdAt)
        implements JobAnswer {

    /** What is wrong with a row. */
    @RegisterForReflection
    record Fault(int line, String kind, String detail) {}

    @Override
    public boolean goesOn() {
        return state.isAtWork();
    }
}
