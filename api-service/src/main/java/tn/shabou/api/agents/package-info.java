/** Starting the agents by hand, and watching their runs. */
@NullMarked
package tn.shabou.api.agents;

import org.jspecify.annotations.NullMarked;
