package tn.shabou.api.products;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class ProductDetailResourceIT extends ProductDetailResourceTest {}
