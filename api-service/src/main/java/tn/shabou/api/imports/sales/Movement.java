package tn.shabou.api.imports.sales;

import java.util.Arrays;
import java.util.Set;
import tn.shabou.api.http.Wording;
import tn.shabou.api.imports.csv.Folded;

/** What the column of types says of a row. */
enum Movement {
    SALE(
            "vente", "ventes", "sale", "sales", "v", "s", "sold", "facture", "invoice", "sortie",
            "bl", "بيع", "مبيعات", "فاتورة"),
    RETURN(
            "retour",
            "retours",
            "return",
            "returns",
            "returned",
            "r",
            "avoir",
            "a",
            "refund",
            "remboursement",
            "credit",
            "credit note",
            "note de credit",
            "annulation",
            "ارجاع",
            "إرجاع",
            "مرتجع",
            "مرتجعات",
            "مردود",
            "استرجاع");

    private final Set<String> names;

    Movement(String... names) {
        this.names = Set.of(Arrays.stream(names).map(Folded::of).distinct().toArray(String[]::new));
    }

    /** A sale where the cell is empty. */
    static Movement of(String cell) throws SalesFault {
        if (cell.isBlank()) {
            return SALE;
        }
        var name = Folded.of(cell);
        for (var movement : values()) {
            if (movement.names.contains(name)) {
                return movement;
            }
        }
        throw new SalesFault(
                SalesFault.Kind.TYPE,
                Wording.of("\"%s\" is neither a sale nor a return; write vente or retour", cell));
    }
}
