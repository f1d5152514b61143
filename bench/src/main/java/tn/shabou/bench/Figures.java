package tn.shabou.bench;

import java.util.List;

/**
 * Everything that was measured, as it is written to JSON.
 *
 * @param bare the server that does nothing but answer
 */
record Figures(Machine machine, BenchOptions settings, List<Measurement> bare, List<Size> sizes) {

    /**
     * @param caches whether the service was allowed to
     * @param serviceMemory in bytes, after all loads, as the next
     * @param hits of the caches while they were asked; 0 to 1, below 0 without caches
     */
    record Size(
            int products,
            boolean caches,
            List<Measurement> measurements,
            List<Measurement> users,
            long serviceMemory,
            long postgresMemory,
            double hits) {}
}
