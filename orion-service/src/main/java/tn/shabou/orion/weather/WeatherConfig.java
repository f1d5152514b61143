package tn.shabou.orion.weather;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** Where the weather is asked for. */
@ConfigMapping(prefix = "shabou.weather")
interface WeatherConfig {

    /**
     * Whether it is asked for at all. Without it, forecasts know the season but not the weather.
     */
    @WithDefault("false")
    boolean enabled();

    /**
     * Where the shop's customers are: the governorates whose weather, on average, forecasts of
     * sales are tried with. More of them: a weather that is nobody's.
     */
    @WithDefault("TUNIS")
    List<Governorate> governorates();

    /** What was measured. */
    @WithDefault("https://archive-api.open-meteo.com/v1/archive")
    URI archive();

    /** What is forecast, and the last days, which the archive does not have yet. */
    @WithDefault("https://api.open-meteo.com/v1/forecast")
    URI forecast();

    /** For how long one answer is waited for. */
    @WithDefault("20s")
    Duration patience();

    /** How often a question is asked again until it is given up, 1 or more. */
    @WithDefault("2")
    int retries();

    /** The pause before it is asked again; later ones are longer. */
    @WithDefault("500ms")
    Duration pause();

    /** For how long an answer is kept before it is asked for again. */
    @WithDefault("6h")
    Duration keep();

    /** How many years back the first round asks for. */
    @WithDefault("3")
    int years();

    /** When the daily round is made, as Quartz writes it, in Tunis; read by its schedule. */
    @WithDefault("0 30 1 * * ?")
    String cron();
}
