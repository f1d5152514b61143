package tn.shabou.model.catalog;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

/** A maker of parts, not of cars. */
@Entity
public class Brand {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private String name;

    private String slug;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected Brand() {}

    public String name() {
        return name;
    }

    public String slug() {
        return slug;
    }
}
