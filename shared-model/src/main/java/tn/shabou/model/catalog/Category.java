package tn.shabou.model.catalog;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A place in the tree of part families, named in French and in Arabic. */
@Entity
public class Category {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Column(name = "parent_id")
    private @Nullable Long parentId;

    private String slug;

    @Column(name = "name_fr")
    private String nameFr;

    @Column(name = "name_ar")
    private String nameAr;

    private int position;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected Category() {}

    public Optional<Long> id() {
        return Optional.ofNullable(id);
    }

    /** Empty at the top of the tree. */
    public Optional<Long> parentId() {
        return Optional.ofNullable(parentId);
    }

    public String slug() {
        return slug;
    }

    public String nameFr() {
        return nameFr;
    }

    public String nameAr() {
        return nameAr;
    }

    /** Order among its sisters, lowest first. */
    public int position() {
        return position;
    }
}
