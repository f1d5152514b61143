package tn.shabou.api.leads;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Why a lead is rejected. The score learns what the shop wants from {@code WRONG_TYPE} and {@code
 * NOT_INTERESTED} alone; {@code BAD_DATA} speaks of the source, and {@code CLOSED} makes the score
 * zero.
 */
@RegisterForReflection
enum RejectionCause {
    DUPLICATE,
    CLOSED,
    WRONG_TYPE,
    BAD_DATA,
    NOT_INTERESTED,
    OTHER
}
