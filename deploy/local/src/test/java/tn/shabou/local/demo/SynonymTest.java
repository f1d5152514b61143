package tn.shabou.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SynonymTest {

    @Test
    void knowsWhatWorkshopsCallParts() {
        assertThat(Synonym.all())
                .contains(
                        new Synonym("garnitures de frein", "Plaquettes de frein"),
                        new Synonym("بلاكات فران", "بطانات الفرامل"))
                .hasSizeGreaterThan(400);
    }

    @Test
    void neverSaysTheSame() {
        assertThat(Synonym.all())
                .doesNotHaveDuplicates()
                .allSatisfy(one ->
                        assertThat(one.said()).isNotBlank().isNotEqualToIgnoringCase(one.meant()));
    }
}
