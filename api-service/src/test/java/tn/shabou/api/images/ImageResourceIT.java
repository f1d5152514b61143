package tn.shabou.api.images;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class ImageResourceIT extends ImageResourceTest {}
