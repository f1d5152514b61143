package tn.shabou.api.mail;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class StaffMailIT extends StaffMailTest {}
