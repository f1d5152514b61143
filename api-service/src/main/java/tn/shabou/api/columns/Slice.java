package tn.shabou.api.columns;

import java.util.List;
import java.util.Optional;

/**
 * The products of a page.
 *
 * @param ids in the order of the sort
 * @param last where the last of them stands; empty when no more come after it
 */
public record Slice(List<Long> ids, Optional<Place> last) {}
