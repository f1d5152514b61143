/** Search by a Meilisearch server, for who chooses it: {@code shabou.search.engine=meilisearch}. */
@NullMarked
package tn.shabou.api.meilisearch;

import org.jspecify.annotations.NullMarked;
