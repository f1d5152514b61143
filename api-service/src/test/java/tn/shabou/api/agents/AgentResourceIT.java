package tn.shabou.api.agents;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class AgentResourceIT extends AgentResourceTest {}
