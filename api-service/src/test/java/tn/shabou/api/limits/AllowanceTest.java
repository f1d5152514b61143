package tn.shabou.api.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class AllowanceTest {

    private final Allowance allowance = new Allowance();

    @Test
    void busyClientsGetLargerLeases() {
        var asked = new ArrayList<Integer>();
        for (int request = 0; request < 40; request++) {
            if (allowance.take(0, 8) instanceof Allowance.Verdict.Exhausted(var wanted)) {
                asked.add(wanted);
                grant(wanted, 1000);
                allowance.take(0, 8);
            }
        }

        assertThat(asked).containsExactly(1, 2, 4, 8, 8, 8, 8, 8);
    }

    @Test
    void rareClientsCostTheQuotaNoMoreThanTheyUse() {
        grant(1, 1000);
        allowance.take(0, 8);

        assertThat(allowance.take(5000, 8)).isEqualTo(new Allowance.Verdict.Exhausted(1));
    }

    @Test
    void aLeaseEndsWithItsWindow() {
        grant(5, 1000);

        assertThat(allowance.take(999, 8)).isEqualTo(new Allowance.Verdict.Admitted(14, 1));
        assertThat(allowance.take(1000, 8)).isEqualTo(new Allowance.Verdict.Exhausted(1));
    }

    @Test
    void whoHasToWaitIsRefusedWithoutAskingAgain() {
        allowance.add(new Quota.Draw(0, 0, 1000, 300), 0);

        assertThat(allowance.take(100, 8)).isEqualTo(new Allowance.Verdict.Refused(200));
        assertThat(allowance.take(300, 8)).isInstanceOf(Allowance.Verdict.Exhausted.class);
    }

    private void grant(int tokens, long millis) {
        allowance.add(new Quota.Draw(tokens, 10, millis, 0), 0);
    }
}
