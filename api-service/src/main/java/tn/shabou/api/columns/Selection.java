package tn.shabou.api.columns;

import java.util.Optional;
import java.util.Set;
import tn.shabou.model.catalog.QualityTier;

/**
 * Which of the listed products are meant. Empty sets and absent values let every product pass; ids
 * are those of the database.
 *
 * @param brands one of these
 * @param categories one of these, not those below them
 * @param tiers one of these
 * @param engines fits one of these; none fit where the set is present and empty
 */
public record Selection(
        Set<Long> brands,
        Set<Long> categories,
        Set<QualityTier> tiers,
        Optional<Boolean> inStock,
        PriceRange price,
        Optional<Set<Long>> engines) {

    public static final Selection EVERYTHING =
            new Selection(
                    Set.of(),
                    Set.of(),
                    Set.of(),
                    Optional.empty(),
                    PriceRange.ANY,
                    Optional.empty());
}
