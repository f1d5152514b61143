package tn.shabou.api.backoffice.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import tn.shabou.api.accounts.Staff;
import tn.shabou.api.http.Page;

/** What the operator set, for staff to read; what staff set themselves has its own resources. */
@Path("/api/admin/settings")
@RolesAllowed({Staff.ADMIN, Staff.STAFF, Staff.VIEWER})
@Tag(name = "Settings")
class SettingsResource {

    private final Config config;

    SettingsResource(Config config) {
        this.config = config;
    }

    /**
     * @param variable of the environment that sets it
     * @param isSet whether it has a value, its default included
     * @param value absent where it is not set, and of secrets
     */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Schema(name = "OperatorSetting")
    record Setting(OperatorSetting name, String variable, boolean isSet, @Nullable String value) {}

    @GET
    @Operation(
            summary = "How the operator set this service up",
            description = "Read only: it is set in the environment. Secrets are not told.")
    public Uni<Page<Setting>> list() {
        return Uni.createFrom()
                .item(() ->
                        Page.whole(Stream.of(OperatorSetting.values()).map(this::read).toList()));
    }

    private Setting read(OperatorSetting setting) {
        var value = given(setting);
        return new Setting(
                setting,
                setting.variable(),
                value.isPresent(),
                setting.isSecret() ? null : value.orElse(null));
    }

    private Optional<String> given(OperatorSetting setting) {
        return config.getOptionalValue(setting.property(), String.class)
                .filter(value -> !value.isBlank());
    }
}
