package tn.shabou.api.images;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.WithTestResource;
import java.util.Map;
import tn.shabou.api.ApiTest;

/** Images that are kept in S3. */
@ApiTest
@WithTestResource(MediaInS3Test.Bucket.class)
class MediaInS3Test extends MediaContract {

    /** The server, for as long as the service runs with it. */
    public static class Bucket implements QuarkusTestResourceLifecycleManager {

        private S3Server server;

        @Override
        public Map<String, String> start() {
            server = S3Server.start();
            return server.settings();
        }

        @Override
        public void stop() {
            server.close();
        }
    }
}
