/** Mail to the staff: written by whoever has news, sent by the API. */
@NullMarked
package tn.shabou.model.mail;

import org.jspecify.annotations.NullMarked;
