package tn.shabou.api.http;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * Which page of a list somebody wants to see.
 *
 * @param cursor where the page before ended; the first page goes without
 */
public record Paging(
        @RestQuery Optional<@Size(max = 1000) String> cursor,
        @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit) {}
