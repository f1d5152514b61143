/**
 * Changes of many parts as work that outlives its process: compared, applied and undone in batches,
 * each a transaction that also says how far the work has come.
 */
@NullMarked
package tn.shabou.api.jobs;

import org.jspecify.annotations.NullMarked;
