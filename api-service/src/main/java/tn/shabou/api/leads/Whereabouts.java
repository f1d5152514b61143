package tn.shabou.api.leads;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Optional;

/**
 * How many leads are in one place.
 *
 * @param governorate empty for those of which nobody knows it
 */
@RegisterForReflection
record Whereabouts(Optional<String> governorate, long leads) {}
