/**
 * Runs of the agents, their tasks and the outbox: PostgreSQL holds the truth, the Redis streams
 * hand work over.
 */
@NullMarked
package tn.shabou.runs;

import org.jspecify.annotations.NullMarked;
