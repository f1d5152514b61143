package tn.shabou.api.http;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class ProblemsIT extends ProblemsTest {}
