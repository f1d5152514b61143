package tn.shabou.api;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import java.util.UUID;

/** Secrets as an operator would give them, new for each run of the tests. */
public class RandomSecrets implements QuarkusTestResourceLifecycleManager {

    static final String ADMIN_EMAIL = "admin@shabou.test";
    static final String ADMIN_PASSWORD = random();

    @Override
    public Map<String, String> start() {
        return Map.of(
                "JWT_SECRET",
                random(),
                "JWT_REFRESH_SECRET",
                random(),
                "FRONTEND_URL",
                "https://boutique.example",
                "SHABOU_ADMIN_EMAIL",
                ADMIN_EMAIL,
                "SHABOU_ADMIN_PASSWORD",
                ADMIN_PASSWORD);
    }

    @Override
    public void stop() {}

    private static String random() {
        return UUID.randomUUID() + "-" + UUID.randomUUID();
    }
}
