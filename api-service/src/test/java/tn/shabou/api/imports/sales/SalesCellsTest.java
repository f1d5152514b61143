package tn.shabou.api.imports.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SalesCellsTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-22, 2026-11-22, DAY",
        "2026/11/22 14:30, 2026-11-22, DAY",
        "2026-11-22T10:00:00Z, 2026-11-22, DAY",
        "22/11/2026, 2026-11-22, DAY",
        "3/4/2026, 2026-04-03, DAY",
        "22-11-26, 2026-11-22, DAY",
        "03.04.2026, 2026-04-03, DAY",
        "20261122, 2026-11-22, DAY",
        "46348, 2026-11-22, DAY",
        "'46348,5', 2026-11-22, DAY",
        "22 novembre 2026, 2026-11-22, DAY",
        "22-Nov-26, 2026-11-22, DAY",
        "1 août 2026, 2026-08-01, DAY",
        "22 نوفمبر 2026, 2026-11-22, DAY",
        "2026-11, 2026-11-01, MONTH",
        "11/2026, 2026-11-01, MONTH",
        "nov. 2026, 2026-11-01, MONTH",
        "2026-W47, 2026-11-16, WEEK",
        "2020-W53, 2020-12-28, WEEK"
    })
    void datesAreReadAsShopsWriteThem(String cell, String day, String grain) throws SalesFault {
        var period = new SalesDates(DateOrder.DAY_FIRST, 0).period(cell);

        assertThat(period.day()).hasToString(day);
        assertThat(period.grain()).hasToString(grain);
    }

    @Test
    void theMonthMayComeFirst() throws SalesFault {
        assertThat(new SalesDates(DateOrder.MONTH_FIRST, 0).period("3/4/2026").day())
                .hasToString("2026-03-04");
        assertThat(SalesDates.evidence("11/22/2026")).contains(DateOrder.MONTH_FIRST);
        assertThat(SalesDates.evidence("22/11/2026")).contains(DateOrder.DAY_FIRST);
        assertThat(SalesDates.evidence("03/04/2026")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "2026-13-01",
                "31/02/2026",
                "0026-01-01",
                "2021-W53",
                "2026-W00",
                "12 brumaire 2026",
                "13/13/2026"
            })
    void whatIsNoDateIsAFault(String cell) {
        assertThatExceptionOfType(SalesFault.class)
                .isThrownBy(() -> new SalesDates(DateOrder.DAY_FIRST, 0).period(cell));
    }

    @ParameterizedTest
    @CsvSource({
        "2, 2000",
        "-2, -2000",
        "+2, 2000",
        "2-, -2000",
        "(2), -2000",
        "'1,5', 1500",
        "1.5, 1500",
        "'10,500', 10500",
        "'1 234,500', 1234500",
        "'1,234.5', 1234500",
        "'1.234,5', 1234500",
        "1.234.567, 1234567000",
        "2.0000, 2000",
        "10.500 DT, 10500",
        "'٣٫٥', 3500",
        ".5, 500"
    })
    void numbersAreReadAsShopsWriteThem(String cell, long thousandths) throws SalesFault {
        assertThat(Amounts.thousandths(cell, SalesFault.Kind.QUANTITY))
                .isEqualTo(OptionalLong.of(thousandths));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "1e9",
                "1.2345",
                "--2",
                ".",
                "-",
                "1,2,3",
                "123456789012",
                "#N/A",
                "=1+1",
                "NaN"
            })
    void whatIsNoNumberIsAFault(String cell) {
        assertThatExceptionOfType(SalesFault.class)
                .isThrownBy(() -> Amounts.thousandths(cell, SalesFault.Kind.QUANTITY));
    }

    @Test
    void anEmptyCellIsUnknown() throws SalesFault {
        assertThat(Amounts.thousandths(" ", SalesFault.Kind.QUANTITY)).isEmpty();
    }

    @Test
    void typesOfRowsAreKnownInEachLanguage() throws SalesFault {
        assertThat(Movement.of("Retour")).isEqualTo(Movement.RETURN);
        assertThat(Movement.of("avoir")).isEqualTo(Movement.RETURN);
        assertThat(Movement.of("مرتجع")).isEqualTo(Movement.RETURN);
        assertThat(Movement.of("VENTE")).isEqualTo(Movement.SALE);
        assertThat(Movement.of("")).isEqualTo(Movement.SALE);
        assertThatExceptionOfType(SalesFault.class).isThrownBy(() -> Movement.of("devis"));
    }
}
