package tn.shabou.api.forecasts;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Whether staff knew better: of periods that they corrected and that are over, the forecast as it
 * was and as it was corrected. Each against the newest forecast of before the correction.
 *
 * @param periods how many
 * @param closer in how many of them the correction was closer than the forecast
 * @param wapeOfModel sum of absolute errors over what was sold; null where nothing was
 * @param wapeOfStaff the same with the corrections
 * @param biasOfModel what was expected over what was sold; null likewise
 * @param biasOfStaff the same with the corrections
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record OverrideAccuracy(
        long periods,
        long closer,
        @Nullable Double wapeOfModel,
        @Nullable Double wapeOfStaff,
        @Nullable Double biasOfModel,
        @Nullable Double biasOfStaff) {}
