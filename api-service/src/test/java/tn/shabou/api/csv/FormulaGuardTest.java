package tn.shabou.api.csv;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaGuardTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+33", "-5", "@SUM(A1)", "\t=1", "\r=1", "'=1", "''@x", "＝1"})
    void whatBeginsLikeAFormulaIsTextToASpreadsheetAndComesBackAsItWas(String cell) {
        assertThat(FormulaGuard.guard(cell)).isEqualTo("'" + cell);
        assertThat(FormulaGuard.unguard(FormulaGuard.guard(cell))).isEqualTo(cell);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Filtre", "l'huile", "'90", "a=b", "12.500", " =1"})
    void allElseStaysAsItIs(String cell) {
        assertThat(FormulaGuard.guard(cell)).isEqualTo(cell);
        assertThat(FormulaGuard.unguard(cell)).isEqualTo(cell);
    }
}
