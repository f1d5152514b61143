package tn.shabou.api.assortment;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A list of products that somebody looks at again and again.
 *
 * @param sort as the list takes it
 * @param columns which to show, in this order; the list does not know them, its reader does
 * @param shared whether all staff see it
 * @param owner full name of who made it
 * @param mine whether the reader did, and may change it
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record SavedView(
        UUID id,
        String name,
        AssortmentFilter filter,
        String sort,
        List<String> columns,
        boolean shared,
        String owner,
        boolean mine,
        int version,
        Instant updatedAt) {

    /** A view as somebody wants it. */
    @RegisterForReflection
    record Draft(
            @NotBlank @Size(max = 100) String name,
            @NotNull @Valid AssortmentFilter filter,
            @NotBlank @Size(max = 20) String sort,
            @NotNull @Size(max = 40) List<@NotBlank @Size(max = 40) String> columns,
            @NotNull Boolean shared) {}
}
