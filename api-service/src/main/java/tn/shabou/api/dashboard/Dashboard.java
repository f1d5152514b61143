package tn.shabou.api.dashboard;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What needs staff, as of {@code at}. */
record Dashboard(Instant at, List<Figure> figures) {

    /**
     * A count, and the list that it counts.
     *
     * @param name stable; by it a page finds its words
     * @param value null when it cannot be told now, since a part of the system is away
     * @param list address of what is counted
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Schema(name = "DashboardFigure")
    record Figure(String name, @Nullable Long value, String meaning, String list) {}
}
