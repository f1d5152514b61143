package tn.shabou.local.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TuningTest {

    private static final long GIGABYTE = 1L << 30;

    @ParameterizedTest
    @CsvSource({"1, 128MB, 512MB", "4, 512MB, 2048MB", "64, 2048MB, 32768MB"})
    void leavesMostOfTheMemoryToTheServices(long gigabytes, String own, String all) {
        assertThat(Tuning.caches(gigabytes * GIGABYTE))
                .containsEntry("shared_buffers", own)
                .containsEntry("effective_cache_size", all);
    }
}
