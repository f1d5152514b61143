package tn.shabou.api.accounts;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import tn.shabou.api.access.Permission;
import tn.shabou.api.http.ClientAddress;
import tn.shabou.api.http.RequestTrace;

/**
 * A code of the telephone beside the password, for whoever wants it; of administrators it may be
 * demanded ({@link SecondFactorConfig}).
 */
@Path(AuthResource.PATH + "/second-factor")
@RolesAllowed({Staff.ADMIN, Staff.STAFF, Staff.VIEWER, Permission.ENROL})
@Tag(name = "Accounts")
class SecondFactorResource {

    private final OwnAccount account;
    private final ClientAddress address;
    private final SecurityIdentity identity;

    SecondFactorResource(OwnAccount account, ClientAddress address, SecurityIdentity identity) {
        this.account = account;
        this.address = address;
        this.identity = identity;
    }

    @Schema(name = "PasswordAgain")
    record PasswordAgain(@NotBlank @Size(max = 200) String password) {}

    record Code(@NotBlank @Size(max = 20) String code) {}

    /**
     * @param secret to type into the telephone
     * @param uri the same as a QR code holds it
     * @param qrCode that code, as an SVG image
     */
    @Schema(name = "SecondFactor")
    record Enrolment(String secret, String uri, String qrCode) {
        static Enrolment of(Totp totp, String email) {
            var uri = totp.uri(email);
            return new Enrolment(totp.typed(), uri, QrImage.svg(uri));
        }
    }

    @Schema(name = "RecoveryCodes")
    record Codes(List<String> recoveryCodes) {}

    @POST
    @Operation(summary = "Get a secret for the telephone; it does not count yet")
    public Uni<Enrolment> begin(@Valid @NotNull PasswordAgain proof, RoutingContext http) {
        var by = by(http);
        return account.beginSecondFactor(by, proof(proof, http))
                .map(totp -> Enrolment.of(totp, by.staff().email()));
    }

    @POST
    @Path("/confirm")
    @Operation(
            summary = "Switch the second factor on with a code of the telephone",
            description =
                    "Answers recovery codes, each of which serves once. They are shown only here.")
    public Uni<Codes> confirm(@Valid @NotNull Code code, RoutingContext http) {
        return account.confirmSecondFactor(by(http), code.code()).map(Codes::new);
    }

    @POST
    @Path("/remove")
    @RolesAllowed({Staff.ADMIN, Staff.STAFF, Staff.VIEWER})
    @Operation(
            summary = "Switch the second factor off",
            description = "Whoever must have one is signed out everywhere, to switch on another.")
    public Uni<Void> remove(@Valid @NotNull PasswordAgain proof, RoutingContext http) {
        return account.removeSecondFactor(by(http), proof(proof, http));
    }

    private OwnAccount.Proof proof(PasswordAgain given, RoutingContext http) {
        return new OwnAccount.Proof(given.password(), address.of(http));
    }

    private By by(RoutingContext http) {
        return new By(Staff.of(identity), RequestTrace.of(http));
    }
}
