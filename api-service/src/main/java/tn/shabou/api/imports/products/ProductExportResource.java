package tn.shabou.api.imports.products;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.RestQuery;
import tn.shabou.api.access.Permission;
import tn.shabou.api.accounts.Staff;

/** The catalogue as a file. */
@Path("/api/admin/products/export.csv")
@RolesAllowed({Staff.ADMIN, Staff.STAFF, Staff.VIEWER})
@Tag(name = "Imports")
class ProductExportResource {

    private static final String SLUG = "[a-z0-9][a-z0-9-]{0,119}";

    private final ProductExport export;
    private final SecurityIdentity identity;

    ProductExportResource(ProductExport export, SecurityIdentity identity) {
        this.export = export;
        this.identity = identity;
    }

    @GET
    @Produces("text/csv;charset=UTF-8")
    @ResponseHeader(name = "Content-Disposition", value = "attachment; filename=\"products.csv\"")
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(
            summary = "All products as a file that the import takes back",
            description =
                    "Viewers do not see what parts cost the shop. A cell that a spreadsheet would take for a formula has"
                            + " an apostrophe before it, which the import takes away.")
    public Multi<String> export(
            @RestQuery Optional<@Pattern(regexp = SLUG) String> brand,
            @RestQuery Optional<@Pattern(regexp = SLUG) String> category,
            @RestQuery @DefaultValue("comma") @Pattern(regexp = "[,;\t]|comma|semicolon|tab")
                    String separator) {
        return export.text(
                new ProductExport.Order(
                        brand,
                        category,
                        AskedFor.SEPARATORS.getOrDefault(separator, ','),
                        identity.hasRole(Permission.SEE_COST)));
    }
}
