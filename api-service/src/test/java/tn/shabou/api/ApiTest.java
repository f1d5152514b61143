package tn.shabou.api;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import tn.shabou.testing.FakeGoogle;
import tn.shabou.testing.ShabouServers;

/** A test of the running service over HTTP, with a real PostgreSQL and Redis. */
@QuarkusTest
@WithTestResource(ShabouServers.class)
@WithTestResource(RandomSecrets.class)
@WithTestResource(FakeGoogle.class)
@Retention(RetentionPolicy.RUNTIME)
public @interface ApiTest {}
