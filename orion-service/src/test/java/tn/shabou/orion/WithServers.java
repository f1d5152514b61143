package tn.shabou.orion;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import tn.shabou.testing.ShabouServers;

/** A test of Orion as it runs, with the rights it has in production. */
@QuarkusTest
@WithTestResource(
        value = ShabouServers.class,
        initArgs = @ResourceArg(name = "service", value = "orion"))
@Retention(RetentionPolicy.RUNTIME)
@interface WithServers {}
