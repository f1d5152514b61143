package tn.shabou.api.storefront;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import tn.shabou.api.catalog.Cards;
import tn.shabou.api.enquiries.Enquiries;
import tn.shabou.api.enquiries.Receipt;
import tn.shabou.api.enquiries.Wish;
import tn.shabou.api.http.OwnPages;
import tn.shabou.api.http.Problem;
import tn.shabou.api.idempotency.Idempotency;
import tn.shabou.api.pages.PageHead;
import tn.shabou.api.pages.Rendering;
import tn.shabou.api.pages.Visit;
import tn.shabou.api.vehicles.Vehicle;
import tn.shabou.api.vehicles.VehicleTree;

/**
 * What somebody asks for. The parts stand in the address, so that the page works without a script
 * and can be sent to somebody; the enquiry is kept before anything else happens.
 */
@Path(Visit.LANGUAGES + "/demande")
@PermitAll
class AskPages {

    private static final String SHOPPER = "shopper";
    private static final int UNPROCESSABLE = 422;

    private final Cards cards;
    private final Enquiries enquiries;
    private final Idempotency idempotency;
    private final VehicleTree vehicles;
    private final Validator validator;
    private final OwnPages ownPages;

    AskPages(
            Cards cards,
            Enquiries enquiries,
            Idempotency idempotency,
            VehicleTree vehicles,
            Validator validator,
            OwnPages ownPages) {
        this.cards = cards;
        this.enquiries = enquiries;
        this.idempotency = idempotency;
        this.vehicles = vehicles;
        this.validator = validator;
        this.ownPages = ownPages;
    }

    @CheckedTemplate(basePath = "shop")
    static class Templates {
        private Templates() {}

        static native TemplateInstance enquiry(PageHead head, Basket basket, AskForm form);

        static native TemplateInstance receipt(PageHead head, Receipt receipt, boolean isNew);
    }

    @GET
    public Uni<RestResponse<String>> basket(
            @Context UriInfo uri, @RestQuery Optional<String> vehicle) {
        var visit = new Visit(uri);
        var asked = Basket.asked(visit.all("p"), visit.all("n"));
        return vehicle.map(vehicles::find)
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()))
                .map(car -> AskForm.empty(UUID.randomUUID(), car.map(Vehicle::fullName)))
                .chain(form -> show(visit, asked, form, RestResponse.StatusCode.OK));
    }

    @POST
    @Path("envoi")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<RestResponse<String>> send(
            @Context UriInfo uri, @BeanParam AskForm form, RoutingContext http) {
        ownPages.requireNoOtherSite(http.request());
        var visit = new Visit(uri);
        var wish = form.wish(visit.language());
        var faults = validator.validate(wish);
        if (!faults.isEmpty()) {
            var said =
                    faults.stream()
                            .map(ConstraintViolation::getMessage)
                            .distinct()
                            .sorted()
                            .collect(Collectors.joining(" "));
            return again(visit, form, said);
        }
        return Uni.createFrom()
                .deferred(() -> create(wish, form))
                .map(receipt ->
                        Moves.afterPost(
                                "/%s/demande/%s?nouvelle=1"
                                        .formatted(visit.lang(), receipt.token())))
                .onFailure(Problem.class)
                .recoverWithUni(
                        refused -> again(visit, form, ((Problem) refused).said(visit.language())));
    }

    @GET
    @Path("{token:[0-9a-f]{32}}")
    public Uni<RestResponse<String>> receipt(
            @Context UriInfo uri, @RestPath String token, @RestQuery Optional<String> nouvelle) {
        var visit = new Visit(uri);
        return enquiries
                .find(token)
                .map(found -> found.orElseThrow(NotFoundException::new))
                .chain(receipt -> {
                    var title = Said.ask(visit.language()).receiptTitle(receipt.code());
                    return Rendering.privately(
                            RestResponse.StatusCode.OK,
                            visit.language(),
                            Templates.receipt(
                                    PageHead.hidden(visit, title), receipt, nouvelle.isPresent()));
                })
                .invoke(answer -> answer.getHeaders().putSingle("Referrer-Policy", "no-referrer"));
    }

    private Uni<Receipt> create(Wish wish, AskForm form) {
        return enquiries.create(wish, idempotency.call(form.key(), SHOPPER, "ask", wish));
    }

    /** With all that was typed, and with what is wrong. */
    private Uni<RestResponse<String>> again(Visit visit, AskForm form, String fault) {
        return show(visit, form.asked(), form.with(fault), UNPROCESSABLE);
    }

    private Uni<RestResponse<String>> show(
            Visit visit, SequencedMap<Long, Integer> asked, AskForm form, int status) {
        var head = PageHead.hidden(visit, Said.ask(visit.language()).enquiryTitle());
        return cards.of(asked.keySet().stream().toList(), visit.language())
                .map(found -> Basket.of(found, asked, "/" + visit.lang() + "/demande"))
                .chain(basket ->
                        Rendering.privately(
                                status, visit.language(), Templates.enquiry(head, basket, form)));
    }
}
