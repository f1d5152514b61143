package tn.shabou.api.privacy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import tn.shabou.api.accounts.Staff;
import tn.shabou.api.http.Language;

/** What is held about whom, over HTTP. Administrators answer for it. */
@Path("/api/admin/privacy")
@RolesAllowed(Staff.ADMIN)
@Tag(name = "Privacy")
class PrivacyResource {

    private final Erasures erasures;
    private final Disclosures disclosures;
    private final SecurityIdentity identity;
    private final Map<Language, ProcessingRecord> records = new EnumMap<>(Language.class);

    PrivacyResource(
            Erasures erasures,
            Disclosures disclosures,
            SecurityIdentity identity,
            ObjectMapper json) {
        this.erasures = erasures;
        this.disclosures = disclosures;
        this.identity = identity;
        for (var language : Language.values()) {
            records.put(language, read(json, "/privacy/record_" + language.tag() + ".json"));
        }
    }

    @POST
    @Path("/erasures")
    @Operation(
            summary = "Forget a business or a way to reach somebody, for good",
            description =
                    "A lead or a domain is erased with all that hangs on it; a phone or an e-mail alone is taken out of every lead."
                            + " Keyed digests stay, so that no later run brings it back. This cannot be undone.")
    public Uni<Erasures.Erasure> erase(@Valid @NotNull Subject subject, RoutingContext http) {
        subject.check();
        return erasures.erase(subject, Staff.editor(identity, http));
    }

    @POST
    @Path("/exports")
    @Operation(
            summary = "All that is held about somebody, and where we have it from",
            description = "A POST, so that whom it is about stands in no address and no log.")
    public Uni<Disclosure> export(@Valid @NotNull Subject subject) {
        subject.check();
        return disclosures.about(subject);
    }

    @GET
    @Path("/record")
    @Operation(
            summary = "The record of processing",
            description = "French, or Arabic where the reader prefers it.")
    public Uni<ProcessingRecord> record(RoutingContext http) {
        var language = Language.of(http.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        return Uni.createFrom().item(Objects.requireNonNull(records.get(language)));
    }

    private static ProcessingRecord read(ObjectMapper json, String resource) {
        try (var file = PrivacyResource.class.getResourceAsStream(resource)) {
            return json.readValue(file, ProcessingRecord.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
