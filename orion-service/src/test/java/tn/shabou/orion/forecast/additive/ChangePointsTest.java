package tn.shabou.orion.forecast.additive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ChangePointsTest {

    @Test
    void areSpreadOverTheFirstFourFifths() {
        assertThat(new ChangePoints(4, 0.8, 0.05).among(51)).containsExactly(10, 20, 29, 39);
    }

    @Test
    void areFewerWhereTheHistoryIsShort() {
        assertThat(ChangePoints.usual().among(10)).containsExactly(1, 2, 3, 4, 5, 6, 7);
        assertThat(ChangePoints.usual().among(2)).isEmpty();
        assertThat(ChangePoints.usual().among(1)).isEmpty();
    }

    @Test
    void areRefusedWhereTheyAreNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ChangePoints(-1, 0.8, 0.05));
        assertThatIllegalArgumentException().isThrownBy(() -> new ChangePoints(1, 0, 0.05));
        assertThatIllegalArgumentException().isThrownBy(() -> new ChangePoints(1, 0.8, 0));
    }
}
