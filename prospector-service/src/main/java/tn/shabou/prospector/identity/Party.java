package tn.shabou.prospector.identity;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one source says of one business.
 *
 * @param names in any language, the best first
 * @param phones E.164
 * @param hosts of its websites, and addresses of its e-mails after the {@code @}
 * @param accounts addresses on social networks
 * @param taxNumbers as written
 * @param placeIds as its sources name the place
 * @param position where it is
 * @param decided what staff made of it, "" for nothing yet: what they decided differently is never
 *     put together without them
 * @param weight by which the one that stands for all is chosen; the greatest does
 */
public record Party(
        UUID id,
        List<String> names,
        Set<String> phones,
        Set<String> hosts,
        Set<String> emails,
        Set<String> accounts,
        Set<String> taxNumbers,
        Set<String> placeIds,
        @Nullable String address,
        @Nullable String city,
        @Nullable String governorate,
        @Nullable Position position,
        String decided,
        long weight) {}
