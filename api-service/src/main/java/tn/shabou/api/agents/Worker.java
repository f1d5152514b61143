package tn.shabou.api.agents;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tn.shabou.api.http.Problem;
import tn.shabou.model.runs.Agent;

/**
 * Who takes work from streams: an agent, or the API for what it does behind requests.
 *
 * @param slug as a path names it
 * @param steps each takes its work from a stream of its own
 */
public record Worker(String slug, List<String> steps) {

    private static final Worker API = new Worker("api", List.of("mail", "views"));

    public static Stream<Worker> all() {
        return Stream.concat(Arrays.stream(Agent.values()).map(Worker::of), Stream.of(API));
    }

    private static Worker of(Agent agent) {
        return new Worker(agent.slug(), agent.steps());
    }

    /** The streams of all its steps. */
    public Stream<String> streams() {
        return steps.stream().map(this::stream);
    }

    /**
     * @throws Problem when nobody is called that
     */
    static Worker read(String slug) {
        return API.slug.equals(slug)
                ? API
                : Agent.ofSlug(slug)
                        .map(Worker::of)
                        .orElseThrow(() ->
                                new Problem(
                                        AgentProblem.AGENT_NOT_FOUND,
                                        "\"%s\" does no work; prospector, orion and api do.",
                                        slug));
    }

    /**
     * @throws Problem when it has no such step
     */
    String stream(String step) {
        return Optional.of(step)
                .filter(steps::contains)
                .map(known -> "shabou." + slug + "." + known)
                .orElseThrow(() ->
                        new Problem(
                                AgentProblem.STEP_NOT_FOUND,
                                "The steps of %s are %s.",
                                slug,
                                String.join(", ", steps)));
    }
}
