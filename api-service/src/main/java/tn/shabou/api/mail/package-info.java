/** Mail to staff, sent behind the request that it tells of. */
@NullMarked
package tn.shabou.api.mail;

import org.jspecify.annotations.NullMarked;
