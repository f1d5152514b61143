package tn.shabou.prospector.crawl;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;

/** The crawl's settings as the service reads them, without the service. */
final class CrawlSettings {

    private static final String PREFIX = "shabou.prospector.crawl.";

    private CrawlSettings() {}

    static CrawlConfig of(Map<String, String> keys) {
        var prefixed = new HashMap<String, String>();
        keys.forEach((key, value) -> prefixed.put(PREFIX + key, value));
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDiscoveredConverters()
                .withMapping(CrawlConfig.class)
                .withSources(new PropertiesConfigSource(prefixed, "test", 100))
                .build()
                .getConfigMapping(CrawlConfig.class);
    }
}
