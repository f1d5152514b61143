package tn.shabou.api.catalog;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import tn.shabou.api.columns.ColumnStore;
import tn.shabou.api.columns.Snapshot;
import tn.shabou.api.http.Language;
import tn.shabou.api.taxonomy.Taxonomy;

/** The tree of part families, with how many parts each has now. */
@ApplicationScoped
public class Families {

    private final Taxonomy taxonomy;
    private final ColumnStore columns;

    Families(Taxonomy taxonomy, ColumnStore columns) {
        this.taxonomy = taxonomy;
        this.columns = columns;
    }

    public Uni<CategoryTree> tree(Language language) {
        var counts = columns.snapshot().map(Snapshot::countsOfAll);
        return taxonomy.tree().map(tree -> new CategoryTree(tree, counts, language));
    }
}
