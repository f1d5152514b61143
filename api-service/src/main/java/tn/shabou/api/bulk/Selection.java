package tn.shabou.api.bulk;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Optional;
import tn.shabou.api.assortment.AssortmentFilter;

/** Which products a bulk edit means, by either of the two. */
@RegisterForReflection
record Selection(Optional<AssortmentFilter> filter, Optional<List<Long>> ids) {}
