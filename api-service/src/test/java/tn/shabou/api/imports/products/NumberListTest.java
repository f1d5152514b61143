package tn.shabou.api.imports.products;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberListTest {

    @Test
    void readsNumbersWithTheirMakers() throws Unreadable {
        assertThat(NumberList.ofCell("Renault:77 01 206 339 | 8200-123|renault:x1").toJson())
                .isEqualTo(
                        "[[\"\", \"8200-123\"], [\"Renault\", \"77 01 206 339\"], [\"renault\", \"x1\"]]");
    }

    @Test
    void keepsANumberOnceHoweverItIsWritten() throws Unreadable {
        assertThat(NumberList.ofCell("OE:77 01|OE:7701|OE:77-01").entries()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"A\\|B:12\\:3", "12\\\\3", "Citroën \\\"x\\\":1|Peugeot:2"})
    void writesWhatItReads(String cell) throws Unreadable {
        var list = NumberList.ofCell(cell);

        assertThat(NumberList.ofCell(list.toCell())).isEqualTo(list);
        assertThat(NumberList.ofJson(list.toJson())).isEqualTo(list);
    }

    @Test
    void refusesWhatIsNoNumber() {
        assertThatThrownBy(() -> NumberList.ofCell("Renault:---")).isInstanceOf(Unreadable.class);
    }
}
