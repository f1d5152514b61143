package tn.shabou.api.catalog;

import io.quarkus.hibernate.reactive.panache.PanacheRepository;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tn.shabou.api.http.Language;
import tn.shabou.model.catalog.Category;

/** The tree of part families. */
@ApplicationScoped
class Categories implements PanacheRepository<Category> {

    /** A family and those within it, in the shop's order. */
    record Branch(String name, String slug, List<Branch> children) {}

    Uni<List<Branch>> tree(Language language) {
        return listAll(Sort.by("position").and("slug")).map(all -> branches(all, language));
    }

    private static List<Branch> branches(List<Category> all, Language language) {
        var byParent = all.stream().collect(Collectors.groupingBy(Category::parentId));
        return under(Optional.empty(), byParent, language);
    }

    private static List<Branch> under(
            Optional<Long> parent,
            Map<Optional<Long>, List<Category>> byParent,
            Language language) {
        return byParent.getOrDefault(parent, List.of()).stream()
                .map(category ->
                        new Branch(
                                language == Language.AR ? category.nameAr() : category.nameFr(),
                                category.slug(),
                                under(category.id(), byParent, language)))
                .toList();
    }
}
