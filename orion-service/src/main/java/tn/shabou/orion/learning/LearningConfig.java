package tn.shabou.orion.learning;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When what was learned from all products is learned anew. */
@ConfigMapping(prefix = "shabou.learning")
interface LearningConfig {

    /**
     * How long a model serves before it is compared with one that is learned anew. Longer: faster
     * runs, and later notice of what has changed. A model whose forecasts become a quarter worse is
     * compared at once.
     */
    @WithDefault("28D")
    Duration trialEvery();

    /**
     * By which share the number of products may change before all is learned anew without any
     * comparison.
     */
    @WithDefault("0.25")
    double mostChange();
}
