package tn.shabou.api.agents;

import tn.shabou.api.http.ProblemType;

/** What starting and watching runs may refuse. */
enum AgentProblem implements ProblemType {
    AGENT_NOT_FOUND("There is no such agent"),
    RUN_NOT_FOUND("There is no such run");

    private final String title;

    AgentProblem(String title) {
        this.title = title;
    }

    @Override
    public int status() {
        return 404;
    }

    @Override
    public String title() {
        return title;
    }
}
