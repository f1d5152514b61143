package tn.shabou.prospector;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import tn.shabou.testing.FakeGoogle;
import tn.shabou.testing.ShabouServers;

/** A test inside the running prospector, with a real PostgreSQL and Redis. */
@QuarkusTest
@WithTestResource(
        value = ShabouServers.class,
        initArgs = @ResourceArg(name = "service", value = "prospector"))
@WithTestResource(FakeGoogle.class)
@Retention(RetentionPolicy.RUNTIME)
public @interface WithServers {}
