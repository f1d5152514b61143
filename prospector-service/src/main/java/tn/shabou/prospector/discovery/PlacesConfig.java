package tn.shabou.prospector.discovery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.List;

/** How extracts of places data are read. */
@ConfigMapping(prefix = "shabou.prospector.places")
interface PlacesConfig {

    /** The folder of extracts; sources name files in it and none elsewhere. */
    @WithDefault("data/places")
    Path folder();

    /** West, south, east and north of what is taken, in degrees; Tunisia unless told. */
    @WithDefault("7.5,30.2,11.6,37.6")
    List<Double> area();

    /** Places of one task. More make fewer and larger transactions. */
    @WithDefault("100")
    int batch();

    /** Most places of one extract; one that has more is refused, since all are held at once. */
    @WithDefault("100000")
    int most();
}
