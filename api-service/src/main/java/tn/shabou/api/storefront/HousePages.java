package tn.shabou.api.storefront;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.RestResponse;
import tn.shabou.api.pages.PageHead;
import tn.shabou.api.pages.Rendering;
import tn.shabou.api.pages.Visit;

/** The shop itself: how to reach it, what it is, what is right and what is private. */
@Path(Visit.LANGUAGES)
@PermitAll
class HousePages {

    private final SchemaOrg schema;
    private final ShopCard shop;

    HousePages(SchemaOrg schema, ShopCard shop) {
        this.schema = schema;
        this.shop = shop;
    }

    @CheckedTemplate(basePath = "shop")
    static class Templates {
        private Templates() {}

        static native TemplateInstance contact(PageHead head);

        static native TemplateInstance about(PageHead head);

        static native TemplateInstance legal(PageHead head);
    }

    @GET
    @Path("contact")
    public Uni<RestResponse<String>> contact(@Context UriInfo uri) {
        var visit = new Visit(uri);
        var said = Said.house(visit.language());
        var head =
                PageHead.indexed(visit, said.contactTitle(), said.contactLead(), "contact")
                        .with(schema.store(visit, shop));
        return Rendering.page(visit.language(), Templates.contact(head));
    }

    @GET
    @Path("a-propos")
    public Uni<RestResponse<String>> about(@Context UriInfo uri) {
        var visit = new Visit(uri);
        var said = Said.house(visit.language());
        var head = PageHead.indexed(visit, said.aboutTitle(), said.aboutText1(), "a-propos");
        return Rendering.page(visit.language(), Templates.about(head));
    }

    @GET
    @Path("mentions-legales")
    public Uni<RestResponse<String>> legal(@Context UriInfo uri) {
        var visit = new Visit(uri);
        var said = Said.house(visit.language());
        var head = PageHead.indexed(visit, said.legalTitle(), said.legalSale(), "mentions-legales");
        return Rendering.page(visit.language(), Templates.legal(head));
    }
}
