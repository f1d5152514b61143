package tn.shabou.api.accounts;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class SecondFactorIT extends SecondFactorTest {}
