package tn.shabou.api.images;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Where the files of images are kept. Public, since its groups are read by reflection. */
@ConfigMapping(prefix = "shabou.media")
public interface MediaConfig {

    /** A folder of this machine, or a bucket of a server that speaks S3. */
    enum Store {
        FOLDER,
        S3
    }

    @WithDefault("folder")
    Store store();

    /** The folder that holds the files; all copies of the service need the same one. */
    @WithDefault("media")
    Path folder();

    S3 s3();

    /** The bucket, which must be there, and how to speak with its server. */
    interface S3 {

        /** Where the server is; that of AWS for the region when absent. */
        Optional<URI> endpoint();

        @WithDefault("us-east-1")
        String region();

        Optional<String> bucket();

        Optional<String> accessKey();

        Optional<String> secretKey();

        /** Whether the bucket is named in the path, as most servers but those of AWS want it. */
        @WithDefault("true")
        boolean pathStyle();

        /** How long one attempt may take; what is asked takes at most that times the attempts. */
        @WithDefault("5s")
        Duration patience();

        /** How often it is tried before the answer is that nothing can be had for the moment. */
        @WithDefault("3")
        int attempts();

        /** How many files are on their way at the same time; further ones wait. */
        @WithDefault("16")
        int atOnce();
    }
}
