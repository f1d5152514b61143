package tn.shabou.api.imports.products;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class ComparingIT extends ComparingTest {}
