/**
 * SmallRye Reactive Messaging over Redis streams: at-least-once delivery to consumer groups, with
 * retries, dead letters and an orderly way out.
 */
@NullMarked
package tn.shabou.redisstreams;

import org.jspecify.annotations.NullMarked;
