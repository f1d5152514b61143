package tn.shabou.api.products;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tn.shabou.api.vehicles.Vehicle;
import tn.shabou.api.vehicles.Vehicle.Engine;
import tn.shabou.api.vehicles.Years;

/**
 * The cars that a part fits, from the make down to the engine.
 *
 * @param complete whether these are all
 */
public record FitmentTree(List<Branch> makes, boolean complete) {

    /** An engine that the part fits, with what is said about that. */
    public record Entry(Engine engine, Leaf leaf) {}

    /**
     * A make, a model or a generation with what is below it; the last has engines.
     *
     * @param yearFrom of a generation
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Branch(
            String name,
            String slug,
            @Nullable Integer yearFrom,
            @Nullable Integer yearTo,
            @Nullable List<Branch> models,
            @Nullable List<Branch> generations,
            @Nullable List<Leaf> engines) {}

    /**
     * A fitment to an engine.
     *
     * @param yearFrom of the fitment, else of the engine; absent where nobody recorded it
     * @param criteria what must hold besides; absent when nothing must
     * @param confirmed false when whoever told us was not sure
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Leaf(
            String name,
            String slug,
            @Nullable String position,
            @Nullable Integer yearFrom,
            @Nullable Integer yearTo,
            @JsonRawValue @Schema(type = SchemaType.OBJECT) @Nullable String criteria,
            @Nullable String note,
            boolean confirmed) {}

    private static final Comparator<Entry> BY_NAME =
            Comparator.comparing((Entry entry) -> entry.engine().generation().model().fullName())
                    .thenComparing(
                            entry -> entry.engine().generation().built().from(),
                            Comparator.nullsFirst(Comparator.naturalOrder()))
                    .thenComparing(entry -> entry.engine().generation().slug())
                    .thenComparing(entry -> entry.engine().name())
                    .thenComparing(
                            entry -> Objects.requireNonNullElse(entry.leaf().position(), ""));

    static FitmentTree of(List<Entry> entries, boolean complete) {
        var makes = new ArrayList<Branch>(2);
        entries.stream().sorted(BY_NAME).forEach(entry -> grow(makes, entry));
        return new FitmentTree(makes, complete);
    }

    private static void grow(List<Branch> makes, Entry entry) {
        var generation = entry.engine().generation();
        var model = generation.model();
        var make = model.make();
        if (makes.isEmpty() || !makes.getLast().slug.equals(make.slug())) {
            makes.add(
                    new Branch(
                            make.name(), make.slug(), null, null, new ArrayList<>(2), null, null));
        }
        var models = Objects.requireNonNull(makes.getLast().models);
        if (models.isEmpty() || !models.getLast().slug.equals(model.slug())) {
            models.add(
                    new Branch(
                            model.name(),
                            model.slug(),
                            null,
                            null,
                            null,
                            new ArrayList<>(2),
                            null));
        }
        var generations = Objects.requireNonNull(models.getLast().generations);
        if (generations.isEmpty() || !generations.getLast().slug.equals(generation.slug())) {
            generations.add(branch(generation));
        }
        Objects.requireNonNull(generations.getLast().engines).add(entry.leaf());
    }

    private static Branch branch(Vehicle.Generation generation) {
        Years built = generation.built();
        return new Branch(
                generation.name(),
                generation.slug(),
                built.from(),
                built.to(),
                null,
                null,
                new ArrayList<>(4));
    }
}
