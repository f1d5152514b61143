package tn.shabou.api.backoffice.admin;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import tn.shabou.api.agents.Worker;
import tn.shabou.api.backoffice.Frame;
import tn.shabou.api.backoffice.Place;
import tn.shabou.api.backoffice.Seat;
import tn.shabou.model.accounts.Role;
import tn.shabou.model.runs.Agent;
import tn.shabou.model.runs.RunState;

/** The pages of operation. */
@Path(Place.ROOT)
@PermitAll // Frame asks who it is
class AdminPages {

    private final Frame frame;

    AdminPages(Frame frame) {
        this.frame = frame;
    }

    @CheckedTemplate(basePath = "office/admin")
    static class Templates {
        private Templates() {}

        static native TemplateInstance runs(Seat seat, List<Agent> agents, List<RunState> states);

        static native TemplateInstance run(Seat seat, Agent agent, UUID id);

        static native TemplateInstance letters(Seat seat, List<Worker> workers);

        static native TemplateInstance audit(Seat seat);

        static native TemplateInstance users(Seat seat, List<Duty> duties, List<Role> roles);

        static native TemplateInstance profile(Seat seat);

        static native TemplateInstance sources(Seat seat);

        static native TemplateInstance reports(Seat seat);

        static native TemplateInstance settings(Seat seat);

        static native TemplateInstance privacy(Seat seat);
    }

    @GET
    @Path("runs")
    public Uni<RestResponse<String>> runs(RoutingContext http) {
        return frame.show(
                http,
                Place.RUNS,
                seat -> Templates.runs(seat, List.of(Agent.values()), List.of(RunState.values())));
    }

    @GET
    @Path("runs/{agent:prospector|orion}/{id}")
    public Uni<RestResponse<String>> run(
            RoutingContext http, @RestPath String agent, @RestPath UUID id) {
        var which = Agent.ofSlug(agent).orElseThrow();
        return frame.show(http, Place.RUNS, "run.title", seat -> Templates.run(seat, which, id));
    }

    @GET
    @Path("dead-letters")
    public Uni<RestResponse<String>> letters(RoutingContext http) {
        return frame.show(
                http, Place.DEAD_LETTERS, seat -> Templates.letters(seat, Worker.all().toList()));
    }

    @GET
    @Path("audit")
    public Uni<RestResponse<String>> audit(RoutingContext http) {
        return frame.show(http, Place.AUDIT, Templates::audit);
    }

    @GET
    @Path("users")
    public Uni<RestResponse<String>> users(RoutingContext http) {
        return frame.show(
                http,
                Place.USERS,
                seat -> Templates.users(seat, List.of(Duty.values()), List.of(Role.values())));
    }

    @GET
    @Path("profile")
    public Uni<RestResponse<String>> profile(RoutingContext http) {
        return frame.show(http, Place.PROFILE, Templates::profile);
    }

    @GET
    @Path("sources")
    public Uni<RestResponse<String>> sources(RoutingContext http) {
        return frame.show(http, Place.SOURCES, Templates::sources);
    }

    @GET
    @Path("reports")
    public Uni<RestResponse<String>> reports(RoutingContext http) {
        return frame.show(http, Place.REPORTS, Templates::reports);
    }

    @GET
    @Path("settings")
    public Uni<RestResponse<String>> settings(RoutingContext http) {
        return frame.show(http, Place.SETTINGS, Templates::settings);
    }

    @GET
    @Path("privacy")
    public Uni<RestResponse<String>> privacy(RoutingContext http) {
        return frame.show(http, Place.PRIVACY, Templates::privacy);
    }
}
