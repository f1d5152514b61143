package tn.shabou.api.agents;

import tn.shabou.api.http.ProblemType;

/** What starting, watching and mending runs may refuse. */
enum AgentProblem implements ProblemType {
    AGENT_NOT_FOUND("There is no such agent"),
    RUN_NOT_FOUND("There is no such run"),
    STEP_NOT_FOUND("The agent has no such step"),
    DEAD_LETTER_NOT_FOUND("There is no such dead letter");

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
