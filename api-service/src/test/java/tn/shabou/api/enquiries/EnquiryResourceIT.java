package tn.shabou.api.enquiries;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class EnquiryResourceIT extends EnquiryResourceTest {}
