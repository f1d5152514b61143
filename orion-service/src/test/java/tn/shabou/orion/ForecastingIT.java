package tn.shabou.orion;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class ForecastingIT extends ForecastingTest {}
