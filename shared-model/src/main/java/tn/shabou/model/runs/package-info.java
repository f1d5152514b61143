/** Runs of the agents: asked for here, worked off by the agents, read by the API. */
@NullMarked
package tn.shabou.model.runs;

import org.jspecify.annotations.NullMarked;
