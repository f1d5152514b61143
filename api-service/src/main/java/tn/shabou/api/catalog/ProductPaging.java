package tn.shabou.api.catalog;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** Which page of a list somebody wants to see. */
public record ProductPaging(
        @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit,
        @Parameter(description = "nextCursor of the page before, with the same sort and filters")
                @RestQuery
                Optional<@Size(max = 10_000) String> cursor,
        @Parameter(description = "price, -price, name, -createdAt (the default) or -popularity")
                @RestQuery
                Optional<@Size(max = 20) String> sort) {}
