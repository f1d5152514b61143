package tn.shabou.api.storefront;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class ShopPagesIT extends ShopPagesTest {}
