package tn.shabou.api.imports.sales;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class SalesImportResourceIT extends SalesImportResourceTest {}
