/** What the OpenAPI document says beyond the code: examples, problems, what may be null. */
@NullMarked
package tn.shabou.api.openapi;

import org.jspecify.annotations.NullMarked;
