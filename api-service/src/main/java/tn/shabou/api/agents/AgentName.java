package tn.shabou.api.agents;

import tn.shabou.api.http.Problem;
import tn.shabou.model.runs.Agent;

/** How an agent is named in a path. */
final class AgentName {

    private AgentName() {}

    /**
     * @throws Problem when there is no such agent
     */
    static Agent read(String slug) {
        return Agent.ofSlug(slug)
                .orElseThrow(() ->
                        new Problem(
                                AgentProblem.AGENT_NOT_FOUND,
                                "\"%s\" is no agent; prospector and orion are.",
                                slug));
    }
}
