package tn.shabou.api.imports.products;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tn.shabou.api.ApiTest;
import tn.shabou.api.CatalogSamples;
import tn.shabou.api.Owner;

/** Undo gives parts the values back that an import took from them. */
@ApiTest
class UndoingTest {

    @BeforeEach
    void aSmallShop() {
        Sent.forget();
        CatalogSamples.emptyShop();
        CatalogSamples.brakePads(3);
    }

    @Test
    void undoGivesBackWhatWasThereButNotOverLaterEdits() {
        var sent =
                Sent.file(
                        "sku,name,brand,category,price,stock\nPAD-1,Neuf 1,Bosch,plaquettes-de-frein,50,10\nPAD-2,Neuf 2,Bosch,plaquettes-de-frein,60,20\nDISC-9,Disque,Bosch,Disques de frein,149.9,4\n");
        var before = Sent.part("PAD-1");
        sent.checked();
        sent.apply();
        Owner.run("UPDATE product SET stock_quantity = 77 WHERE sku = 'PAD-2'");

        sent.undo()
                .body("state", equalTo("UNDONE"))
                .body("outcome.undone", equalTo(2))
                .body("outcome.partlyUndone", equalTo(1));

        assertThat(Sent.part("PAD-1")).isEqualTo(before);
        assertThat(Sent.part("PAD-2")).isEqualTo("Plaquettes de frein avant 2 bosch 10.500 77 t");
        assertThat(Sent.part("DISC-9")).isEqualTo("Disque bosch 149.900 4 f");
        sent.rows("outcome=PARTLY_UNDONE")
                .body("data[0].conflicts.field", contains("stock"))
                .body("data[0].conflicts[0].now", equalTo("77"));
        assertThat(
                        Owner.ask(
                                "SELECT string_agg(amount_tnd::text, ' ' ORDER BY c.id) FROM price_change c JOIN product p ON p.id = c.product_id WHERE sku = 'PAD-1'"))
                .isEqualTo("50.000 10.500");
    }

    @Test
    void replacesTheNumbersOfAPart() {
        CatalogSamples.brakeDisc();
        var sent = Sent.file("sku,oe\nDISC-1,Renault:8200 123 456|Dacia:77 01 206 339\n");
        sent.checked().body("difference.changed", equalTo(1));

        sent.apply();

        assertThat(numbers()).isEqualTo("MPN 0986479103, OE 7701206339, OE 8200123456");
        sent.undo();
        assertThat(numbers()).isEqualTo("MPN 0986479103, OE 7701206339");
        assertThat(Owner.ask("SELECT raw FROM part_reference WHERE kind = 'OE'"))
                .isEqualTo("77 01 206 339");
    }

    @Test
    void whatWasUndoneMayBeImportedAgain() {
        var first = Sent.file(Sent.NEW_DISC);
        first.checked();
        first.apply();
        first.undo();

        var second = Sent.file(Sent.NEW_DISC);
        second.checked().body("difference.changed", equalTo(1));
        second.apply();

        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(Sent.part("DISC-9")).isEqualTo("Disque ventilé bosch 149.900 4 t");
    }

    private static String numbers() {
        return Owner.ask(
                "SELECT string_agg(kind || ' ' || norm, ', ' ORDER BY kind, norm) FROM part_reference");
    }
}
