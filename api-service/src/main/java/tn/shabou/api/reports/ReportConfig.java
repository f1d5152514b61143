package tn.shabou.api.reports;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.LocalTime;
import tn.shabou.api.http.Language;

/** When the owner is told of the week, and in which language. */
@ConfigMapping(prefix = "shabou.reports")
interface ReportConfig {

    /** From when on Mondays, by the clock of Africa/Tunis. */
    @WithDefault("09:00")
    LocalTime time();

    /** For how long a report that was missed, because nothing ran, is made good. */
    @WithDefault("48h")
    Duration grace();

    /** How often to look whether it is due, which is how late it may be. */
    @WithDefault("60s")
    Duration lookEvery();

    /** The language of the mail. In the back office readers choose. */
    @WithDefault("FR")
    Language language();
}
