package tn.shabou.api.backoffice.admin;

import io.quarkus.qute.TemplateExtension;
import tn.shabou.api.agents.Worker;
import tn.shabou.model.accounts.Role;
import tn.shabou.model.runs.Agent;
import tn.shabou.model.runs.RunState;

/** By which words know what pages tell of. */
@TemplateExtension
final class WordKeys {

    private WordKeys() {}

    static String wordKey(Agent agent) {
        return "agent." + agent.slug();
    }

    static String doesKey(Agent agent) {
        return wordKey(agent) + ".does";
    }

    static String wordKey(Worker worker) {
        return "agent." + worker.slug();
    }

    static String stepKey(String step) {
        return "step." + step;
    }

    static String wordKey(RunState state) {
        return "state." + state;
    }

    static String wordKey(Role role) {
        return "role." + role;
    }
}
